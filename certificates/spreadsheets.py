"""Certificates as rows of a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from certificates.models import Certificate


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


def certificate_rows(certificates: Iterable[Certificate]) -> Iterator[list[str]]:
    yield certificate_headings()
    for certificate in certificates:
        yield certificate_row(certificate)
