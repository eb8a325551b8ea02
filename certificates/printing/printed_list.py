"""A list of certificates to print: PDF/UA-1, with every script that a certificate can have."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from certificates.models import Certificate
from certificates.paper import paper_in
from certificates.printing.fonts import SANS, families_with
from certificates.printing.press import Typeface, print_pdf

MOST = 300  # lines: some four seconds and 100 MB; a thousand would take twelve, and nothing else be printed meanwhile


def print_list(title: str, region: str, certificates: Sequence[Certificate]) -> bytes:
    """In the language of now, on the region's paper. No more than `MOST` at once."""
    html = render_to_string(
        "certificates/pdf/printed_list.html",
        {
            "title": title,
            "today": timezone.localdate(),
            "language": get_language(),
            "site_name": settings.SITE_NAME,
            "paper": paper_in(region),
            "certificates": certificates,
        },
    )
    return print_pdf(html, typeface_of(title, certificates), "list")


def typeface_of(title: str, certificates: Sequence[Certificate]) -> Typeface:
    names = "".join({letter for certificate in certificates for letter in certificate.shown_name})
    titles = "".join({title, *(certificate.course_title for certificate in certificates)})
    return Typeface(name=families_with(SANS, names), title=families_with(SANS, titles), text=(SANS,))
