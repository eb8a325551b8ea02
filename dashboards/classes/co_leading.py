"""Who leads a group: adding someone, ending it, handing it over. A group is never left to nobody."""

from __future__ import annotations

from django.db import transaction

from people.auditing import record
from people.holding import hold
from people.models import Deed, Group, Membership, Role, User


class NobodyLeft(Exception):
    """They are the last, and nobody administers the organisation."""


def person_at(address: str) -> User | None:
    """Whoever signs in with this address."""
    able = User.objects.accounts().filter(is_active=True, signs_in_by_card=False)
    return able.filter(email=address.strip().lower()).first()


def has_administrator(group: Group) -> bool:
    """Of the organisation, or of one above it."""
    path, step = group.organisation.path, group.organisation.steplen
    above = [path[:end] for end in range(step, len(path) + 1, step)]
    administrators = Membership.objects.filter(role=Role.ADMINISTRATOR, group=None)
    return administrators.filter(organisation__path__in=above, user__is_active=True).exists()


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
    if not others.exists() and not has_administrator(group):
        raise NobodyLeft
    leading.filter(user=person).delete()
    record(by, Deed.ENDED_LEADER, group, detail=str(person))
    return True


@transaction.atomic
def hand_over(group: Group, to: User, by: User) -> None:
    make_leader(group, to, by)
    end_leader(group, by, by)
