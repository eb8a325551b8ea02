"""Certificates as lines of a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from certificates.models import Certificate
from curriculum.spreadsheets import harmless
from quizzes.analysis.spreadsheet import Echo, spoken


def certificate_headings() -> list[str]:
    return [_("Name"), _("Course"), _("Completed"), _("Valid until"), _("Code"), _("State")]


def certificate_row(certificate: Certificate) -> list[str]:
    """Days as 2026-11-24, which every spreadsheet reads as a day."""
    expires = certificate.expires_on.isoformat() if certificate.expires_on else ""
    return [
        certificate.shown_name,
        certificate.course_title,
        certificate.issued_on.isoformat(),
        expires,
        certificate.printed_code,
        str(certificate.state.label),
    ]


def harmless_row(row: list[str]) -> list[str]:
    """Headings too: they are translated, and nobody translates with spreadsheets in mind."""
    return [str(harmless(cell)) for cell in row]


def certificates_file(certificates: Iterable[Certificate]) -> Iterator[str]:
    """Line by line, in the language of now."""
    return spoken(_lines(certificates), get_language())


def _lines(certificates: Iterable[Certificate]) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(harmless_row(certificate_headings()))
    for certificate in certificates:
        yield writer.writerow(harmless_row(certificate_row(certificate)))
