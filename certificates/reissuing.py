"""Re-issuing: a certificate with a corrected name takes the place of the one before, which says so from then on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from certificates.credentials.places import take_place
from certificates.models import Certificate
from certificates.names import read_name
from people.models import User

KEPT = ["learner", "organisation", "course_title", "facts", "design", "issued_on", "expires_on"]


class CannotReissue(ValidationError):
    """Nothing was changed; the message is a sentence that says why."""


@transaction.atomic
def reissue(certificate: Certificate, *, holder_name: str, by: User, reason: str) -> Certificate:
    """The successor: the same facts, dates and design with another name and a code of its own.

    Sent twice, also at once, it gives the one successor. Raises CannotReissue, or ValidationError if the name cannot be
    printed. `reason` is for staff and stays with the old certificate, as does its file.
    """
    name = read_name(holder_name)
    old = Certificate.objects.select_for_update(no_key=True).get(pk=certificate.pk)
    if old.replaced_by and old.replaced_by.holder_name == name:
        return old.replaced_by
    refuse_what_cannot_be_replaced(old, name)
    new = take_the_place_of(old, name)
    old.replaced_by, old.replacement_reason, old.changed_at = new, reason, timezone.now()
    old.save(update_fields=["replaced_by", "replacement_reason", "changed_at"])
    leave_a_trace(old, new, by)
    return new


def refuse_what_cannot_be_replaced(old: Certificate, name: str) -> None:
    if old.is_name_forgotten:
        raise CannotReissue(_("Whoever this was issued to has been deleted, so it is not issued again."))
    if old.state == Certificate.State.REVOKED:
        raise CannotReissue(_("This certificate has been revoked, so it is not issued again."))
    if old.state == Certificate.State.REPLACED:
        raise CannotReissue(_("This certificate has been replaced before. Please correct the newer one."))
    if name == old.holder_name:
        raise CannotReissue(_("This name stands on the certificate already, so nothing was changed."))


def take_the_place_of(old: Certificate, name: str) -> Certificate:
    """The completion moves along, so that awarding finds the newest and never makes another."""
    completion, old.completion = old.completion, None
    old.save(update_fields=["completion"])
    kept = {field: getattr(old, field) for field in KEPT}
    return take_place(
        lambda place: Certificate.objects.create(completion=completion, holder_name=name, **kept, **place)
    )


def leave_a_trace(old: Certificate, new: Certificate, by: User) -> None:
    names = {"was": old.holder_name, "is": new.holder_name}
    log(old, "certificates.replace", user=by, data={**names, "code": new.printed_code})
    log(new, "certificates.reissue", user=by, data={**names, "code": old.printed_code})
