"""Keeping records longer, for a reason, and ending that."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.retention.models import RecordHold
from people.auditing import record_for_all
from people.models import Deed, Organisation, User


@transaction.atomic
def keep_longer(organisation: Organisation, reason: str, by: User, person: User | None = None) -> RecordHold:
    """Of one person, or of everyone at the organisation and below. The first reason stays until it is ended."""
    organisation.hold_root()  # a run of the night waits
    standing = RecordHold.objects.standing().filter(organisation=organisation, person=person)
    if there := standing.first():
        return there
    record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, _("records are kept longer"), person)
    return RecordHold.objects.create(organisation=organisation, person=person, reason=reason, made_by=by)


@transaction.atomic
def keep_no_longer(held: RecordHold, by: User) -> None:
    """Twice is as good as once."""
    if RecordHold.objects.standing().filter(pk=held.pk).update(ended_at=timezone.now()):
        detail = _("records are no longer kept longer")
        record_for_all(by, Deed.CHANGED_ORGANISATION, held.organisation, detail, held.person)
