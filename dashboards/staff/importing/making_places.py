"""Sites and teams that a list names and that are not there yet, made when somebody ticks them."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from dashboards.staff.importing.places import LONGEST, NotThere, Places, Unknown
from dashboards.staff.importing.rows import StaffRow
from people.auditing import record_for_all
from people.choices import GradeBand
from people.holding import hold
from people.models import Deed, Group, Organisation, User


@transaction.atomic
def make_places(organisation: Organisation, unknown: Iterable[Unknown], by: User) -> int:
    """How many were made. A second press finds them there."""
    hold(Organisation.objects.filter(pk=organisation.pk))
    made = 0
    for one in sorted(unknown):
        try:
            Places(organisation).of(StaffRow(0, site=one.site, team=one.team))
        except NotThere:
            make_place(organisation, one)
            record_for_all(by, Deed.CHANGED_ORGANISATION, organisation, f"{one.site} {one.team}".strip())
            made += 1
        except ValidationError:  # several of that name: which one is meant is for people to say
            continue
    return made


def make_place(organisation: Organisation, unknown: Unknown) -> None:
    organisation = Organisation.objects.get(pk=organisation.pk)  # the tree may just have moved
    places = Places(organisation)
    try:
        site = places.site(unknown.site) if unknown.site else organisation
    except NotThere:
        site = organisation.add_child(
            name=unknown.site[:LONGEST],
            kind=Organisation.Kind.SITE,
            region=organisation.region,
            time_zone=organisation.time_zone,
        )
    if unknown.team:
        Group.objects.create(organisation=site, name=unknown.team[:LONGEST], grade_band=GradeBand.ADULTS)
