"""Which design a certificate takes."""

from __future__ import annotations

import uuid

from certificates.models import Design, DesignEdition
from people.models import Organisation


def design_for(organisation: Organisation | None, course_key: uuid.UUID) -> DesignEdition | None:
    """The most particular one that is published, as it was published; None for the house's own. One query.

    A design is frozen when it is published, not here: awarding runs inside the transaction that completes a course and
    neither opens pictures nor fails over one.
    """
    design = Design.objects.meant_for(organisation, course_key).select_related("edition").first()
    return design.edition if design else None
