"""A design to look at, for the employer of the demonstration."""

from __future__ import annotations

from certificates.models import Design
from people.models import Organisation

NAME = "Demo Hotels"


def make_demo_design() -> None:
    """Once, and kept as it is from then on."""
    employer = Organisation.objects.filter(depth=1, name=NAME).first()
    if employer is None or Design.objects.filter(name=NAME).exists():
        return
    design = Design(
        name=NAME,
        organisation=employer,
        accent="#7a3b12",
        line="#b0764a",
        bilingual=True,
        signatory="Mara Manager",
        signatory_role="Director of People",
        closing_en="{organisation} thanks you for your attention.",
        closing_fr="{organisation} vous remercie de votre attention.",
    )
    design.save()
    design.save_revision().publish()
