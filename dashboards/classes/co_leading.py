"""Who leads a group: adding someone, ending it, handing it over. A group is never left to nobody."""

from __future__ import annotations

from django.db import transaction

from people.auditing import record
from people.holding import hold
from people.models import Deed, Group, Membership, Role, User


class NobodyLeft(Exception):
    """They are the last, and nobody administers the organisation."""


@transaction.atomic
def make_leader(group: Group, person: User, by: User) -> bool:
    """False if they lead it already."""
    hold(Group.objects.filter(pk=group.pk))
    _membership, is_new = group.memberships.get_or_create(user=person, role=Role.LEADER)
    if is_new:
        record(by, Deed.MADE_LEADER, group, detail=str(person))
    return is_new


@transaction.atomic
def end_leader(group: Group, person: User, by: User) -> bool:
    """False if they did not lead it. Of two leaders who leave at the same moment, one stays."""
    hold(Group.objects.filter(pk=group.pk))
    leading = group.memberships.filter(role=Role.LEADER)
    if not leading.filter(user=person).exists():
        return False
    others = leading.filter(user__is_active=True).exclude(user=person)
    if not others.exists() and not Membership.objects.administering(group.organisation).exists():
        raise NobodyLeft
    leading.filter(user=person).delete()
    record(by, Deed.ENDED_LEADER, group, detail=str(person))
    return True


@transaction.atomic
def hand_over(group: Group, to: User, by: User) -> None:
    make_leader(group, to, by)
    end_leader(group, by, by)
