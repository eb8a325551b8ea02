"""What happens when a leader deletes one learner on request: said beforehand, and then done."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from people.auditing import record
from people.holding import hold
from people.keeping.erasing import belonging_to, erase, forget_in, only_in
from people.models import AuditEntry, Deed, Group, User
from people.models.users import UserQuerySet


@dataclass(frozen=True)
class Leaving:
    """`is_whole`: everything goes. Otherwise only what this group holds, and `is_elsewhere` or an account says why.
    `others`: further groups of this leader's in which the learner is gone as well."""

    is_whole: bool
    is_elsewhere: bool
    others: tuple[Group, ...]


def in_hand_of(leader: User) -> UserQuerySet:
    """Learners of whom everything is this leader's to give and to delete: they have nothing but a card, and are in no
    group that somebody else leads. What other leaders need, or an account's owner, is not touched and not told."""
    return only_in(Group.objects.led_by(leader))


def leaving_of(group: Group, learner: User, by: User) -> Leaving:
    is_whole = in_hand_of(by).filter(pk=learner.pk).exists()
    joined = Group.objects.led_by(by).joined_by(learner).exclude(pk=group.pk)
    return Leaving(is_whole, not is_whole and learner.signs_in_by_card, tuple(joined) if is_whole else ())


def delete_learner(group: Group, learner: User, by: User) -> bool:
    """Whether they are gone altogether. The log keeps their number, and no name."""
    with transaction.atomic():
        hold(Group.objects.filter(pk=group.pk))
        if not belonging_to(group).filter(pk=learner.pk).exists():
            return False  # the other tab was faster
        record(by, Deed.ERASED, group, learner)  # while their number is known
        if erase(learner, in_hand_of(by), on_request=True):
            return True
        forget_in(group, learner)
    return False


def was_deleted(group: Group, number: int) -> bool:
    """By the same press a moment ago, or by somebody else."""
    return AuditEntry.objects.filter(deed=Deed.ERASED, group_number=group.pk, learner_number=number).exists()
