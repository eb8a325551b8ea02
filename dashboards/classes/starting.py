"""Starting a class: from nothing to a code for the board, in one step."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dashboards.classes.new_codes import save_with_new_code
from people.auditing import record
from people.founding import found
from people.holding import hold
from people.models import Deed, Group, Membership, Organisation, Role, User
from people.models.organisations import OrganisationQuerySet

SCHOOL = Organisation.Kind.SCHOOL
ONE_PRESS = dt.timedelta(minutes=10)


def organisations_of(teacher: User) -> OrganisationQuerySet:
    """Where she may start a class: what she administers, and where she leads one already."""
    administered = Organisation.objects.administered_by(teacher).values("pk")
    led = Membership.objects.filter(user=teacher, role=Role.LEADER).values("organisation")
    return Organisation.objects.filter(Q(pk__in=administered) | Q(pk__in=led))


@transaction.atomic
def start_class(teacher: User, wanted: dict[str, Any]) -> Group:
    """The class, made now, or a moment ago by the same press. `wanted`: organisation, or school and region; and the
    fields of the class itself."""
    hold(User.objects.filter(pk=teacher.pk))
    facts = dict(wanted)
    school, region = facts.pop("school", ""), facts.pop("region", "")
    organisation = facts.pop("organisation", None) or found(teacher, SCHOOL, name=school, region=region)
    made_by_me = Group.objects.present().filter(memberships__user=teacher, memberships__role=Role.LEADER)
    same = {"organisation": organisation, "name": facts["name"], "created_at__gte": timezone.now() - ONE_PRESS}
    if made := made_by_me.filter(**same).first():
        return made
    group = save_with_new_code(Group(organisation=organisation, **facts))
    group.add(teacher, Role.LEADER)
    record(teacher, Deed.MADE_LEADER, group, detail=str(teacher))
    return group
