"""The picture to share: drawn by the press, then turned into dots. It is handed to the holder and kept nowhere.

A pupil's picture names nobody and says only that a course in staying safe was finished: who sees it among friends or on
the network learns neither a name nor a subject, and no code that would lead to them. An adult's says what the
certificate says.
"""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation

from certificates.models import Certificate
from certificates.printing.layout import step_for
from certificates.printing.pdf import typeface_of
from certificates.printing.press import print_pdf
from certificates.printing.rasters import picture_of
from certificates.printing.words import language_of

WIDTH = 1200  # pixels; picture.css gives the page the same
NAME_STEPS = ((54, 1), (44, 1), (36, 1), (30, 2), (24, 2), (19, 3), (15, 4))
TITLE_STEPS = ((33, 1), (28, 1), (24, 2), (20, 3), (15, 4))
LINE_POINTS = 770


def draw_picture(certificate: Certificate) -> bytes:
    """A PNG of 1200 × 630 dots."""
    typeface = typeface_of(certificate)
    facts = {
        "certificate": certificate,
        "facts": certificate.facts,
        "language": language_of(certificate),
        "name_step": step_for(certificate.holder_name, typeface.name, NAME_STEPS, LINE_POINTS),
        "title_step": step_for(certificate.course_title, typeface.title, TITLE_STEPS, LINE_POINTS),
    }
    with translation.override(facts["language"]):
        html = render_to_string("certificates/pdf/picture.html", facts)
    return picture_of(print_pdf(html, typeface, "picture"), WIDTH)
