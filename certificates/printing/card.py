"""The wallet card: the size of a bank card, by itself or on a sheet to cut it from."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation

from certificates.models import Certificate
from certificates.printing.layout import step_for
from certificates.printing.pdf import qr_of, typeface_of
from certificates.printing.press import print_pdf
from certificates.printing.words import language_of

# As on the certificate: sizes in points with the lines they may take. The last steps hold the longest name and title.
NAME_STEPS = ((15, 1), (12, 1), (10, 1), (8.5, 2), (7, 3), (6, 4), (5, 5), (4.5, 6))
TITLE_STEPS = ((9.5, 1), (8.5, 1), (7.5, 2), (6, 3), (5, 4), (4.5, 6))
LINE_POINTS = 218


def draw_card(certificate: Certificate, *, on_a_sheet: bool = False) -> bytes:
    """A PDF of one page: the card, 85.6 × 54 mm, or a sheet of paper with it and with cutting marks."""
    typeface = typeface_of(certificate)
    facts = {
        "certificate": certificate,
        "facts": certificate.facts,
        "language": language_of(certificate),
        "qr": qr_of(certificate.verification_address),
        "name_step": step_for(certificate.holder_name, typeface.name, NAME_STEPS, LINE_POINTS),
        "title_step": step_for(certificate.course_title, typeface.title, TITLE_STEPS, LINE_POINTS),
        "on_a_sheet": on_a_sheet,
    }
    with translation.override(facts["language"]):
        return print_pdf(render_to_string("certificates/pdf/card.html", facts), typeface, "card")
