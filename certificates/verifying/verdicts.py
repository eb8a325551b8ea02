"""What anyone with the code may know: one answer for the page and for machines, from nothing but the record itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.utils.translation import gettext_lazy as _

from certificates.codes import as_printed, as_stored
from certificates.models import Certificate, NamePolicy
from certificates.verifying.initials import initials_of

MEANINGS = {
    Certificate.State.VALID: _("This certificate is valid."),
    Certificate.State.EXPIRED: _("This certificate was valid and has expired."),
    Certificate.State.REVOKED: _("This certificate has been revoked. It no longer proves anything."),
    Certificate.State.REPLACED: _(
        "This certificate has been replaced by a newer one. Please ask its holder for that one."
    ),
}


@dataclass(frozen=True)
class Verdict:
    code: str
    state: str
    holder_name: str
    name_is_initials: bool
    name_given_by_holder: bool
    course: str
    version: str
    language: str
    completed_on: dt.date
    expires_on: dt.date | None
    issued_by: str

    @property
    def state_label(self) -> str:
        return str(Certificate.State(self.state).label)

    @property
    def meaning(self) -> str:
        return str(MEANINGS[Certificate.State(self.state)])

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"meaning": self.meaning}


def verify(typed: str) -> Verdict | None:
    """The answer for a code as it was typed or scanned; None if there is no such certificate."""
    certificate = Certificate.objects.select_related("organisation").filter(code=as_stored(typed)).first()
    return verdict_on(certificate) if certificate else None


def verdict_on(certificate: Certificate) -> Verdict:
    facts = certificate.facts
    hidden = hides_name(certificate)
    return Verdict(
        code=as_printed(certificate.code),
        state=certificate.state.value,
        holder_name=initials_on(certificate) if hidden else certificate.holder_name,
        name_is_initials=hidden,
        name_given_by_holder=certificate.name_given_by_holder,
        course=certificate.course_title,
        version=facts.get("version", ""),
        language=facts.get("language", ""),
        completed_on=certificate.issued_on,
        expires_on=certificate.expires_on,
        issued_by=facts.get("site_name", ""),
    )


def initials_on(certificate: Certificate) -> str:
    return certificate.holder_name if certificate.is_name_forgotten else initials_of(certificate.holder_name)


def hides_name(certificate: Certificate) -> bool:
    """Who may be under 18 is shown by initials, unless their organisation, or the nearest above it, says otherwise.

    Where the organisation is gone nobody can say otherwise any more.
    """
    if not certificate.facts.get("under_18"):
        return False
    if certificate.is_name_forgotten:
        return True
    organisation = certificate.organisation
    policy = NamePolicy.objects.nearest_to(organisation) if organisation else None
    return not (policy and policy.shows_full_names)
