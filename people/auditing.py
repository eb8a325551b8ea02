"""The one writer of the audit log."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from people.models import AuditEntry, Deed, Group, Organisation, User

# A page that refreshes itself, or is opened again and again, is one look.
ONE_LOOK = dt.timedelta(minutes=30)


def record(actor: User | None, deed: Deed, group: Group, learner: User | None = None, detail: str = "") -> AuditEntry:
    """Someone did something with what is kept about the learners of a group, or one of them. `detail` names nobody."""
    return AuditEntry.objects.create(
        actor_number=actor.pk if actor else None,
        actor_name=actor.get_full_name()[:200] if actor else "",
        deed=deed,
        organisation_number=group.organisation_id,
        group_number=group.pk,
        group_name=group.name[:200],
        learner_number=learner.pk if learner else None,
        detail=detail[:300],
    )


def record_for_all(
    actor: User | None, deed: Deed, organisation: Organisation, detail: str = "", learner: User | None = None
) -> AuditEntry:
    """Someone decided something for every group of an organisation, or about one of its staff."""
    return AuditEntry.objects.create(
        actor_number=actor.pk if actor else None,
        actor_name=actor.get_full_name()[:200] if actor else "",
        deed=deed,
        organisation_number=organisation.pk,
        learner_number=learner.pk if learner else None,
        detail=detail[:300],
    )


def record_look_at_staff(actor: User, organisation: Organisation, detail: str, learner: User | None = None) -> None:
    """As `record_look`: of an organisation’s staff, or of one of them."""
    if not lately(actor, organisation_number=organisation.pk, group_number=None, learner=learner, detail=detail):
        record_for_all(actor, Deed.LOOKED, organisation, detail, learner)


def record_look(
    actor: User, group: Group, learner: User | None = None, detail: str = "", deed: Deed = Deed.LOOKED
) -> None:
    """Told once in half an hour. Two tabs at the same moment may tell it twice, which harms nobody."""
    if not lately(actor, deed, group_number=group.pk, learner=learner, detail=detail):
        record(actor, deed, group, learner, detail)


def lately(actor: User, deed: Deed = Deed.LOOKED, *, learner: User | None, detail: str, **place: int | None) -> bool:
    looks = AuditEntry.objects.filter(actor_number=actor.pk, deed=deed, detail=detail[:300], **place)
    of_whom = looks.filter(learner_number=learner.pk if learner else None)
    return of_whom.filter(at__gte=timezone.now() - ONE_LOOK).exists()
