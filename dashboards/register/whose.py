"""Which registers someone may see: of what they administer, and of the places where they lead a team."""

from __future__ import annotations

from collections.abc import Iterable

from people.models import Group, Organisation, User
from people.models.organisations import GroupQuerySet, OrganisationQuerySet


def teams_led_by(user: User) -> GroupQuerySet:
    """Those in which someone is employed: a class is none."""
    return Group.objects.with_leader(user).filter(employments__isnull=False).distinct()


def registers_of(user: User) -> OrganisationQuerySet:
    """The organisations of which this person may see the register, or a part of it."""
    with_team = Organisation.objects.filter(groups__in=teams_led_by(user)).values("pk")
    return Organisation.objects.administered_by(user) | Organisation.objects.filter(pk__in=with_team)


def registers_at_work(user: User, administered: Iterable[Organisation]) -> list[Organisation]:
    """Those that are linked to: of workplaces among what the user administers, or where they lead a team. A school's
    register is there for who asks for it."""
    there = {one.pk: one for one in administered}
    for one in Organisation.objects.filter(groups__in=teams_led_by(user)).distinct():
        there.setdefault(one.pk, one)
    return [one for one in there.values() if not Organisation.Kind(one.kind).is_for_teaching]
