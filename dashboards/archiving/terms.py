"""The end of a class's term, and taking it back. Both hold the group's row, so that nothing changes it meanwhile."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.auditing import record
from people.models import Deed, Group, User


class TooLate(Exception):
    """Deleting has begun; what is gone cannot be brought back."""


def held(group: Group) -> Group:
    """As it is now, until the transaction ends."""
    return Group.objects.select_for_update(of=("self",), no_key=True).select_related("organisation").get(pk=group.pk)


@transaction.atomic
def archive(group: Group, by: User) -> Group:
    """Twice is as good as once: the first day stays."""
    group = held(group)
    if group.archived_at is None:
        group.archived_at = timezone.now()
        group.save(update_fields=["archived_at"])
        record(by, Deed.ARCHIVED, group)
    return group


@transaction.atomic
def take_back(group: Group, by: User) -> Group:
    """Everything is as it was."""
    group = held(group)
    if group.counts.exists():
        raise TooLate
    if group.archived_at is not None:
        group.archived_at = None
        group.save(update_fields=["archived_at"])
        record(by, Deed.ARCHIVED, group, detail=_("Taken back"))
    return group
