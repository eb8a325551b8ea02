"""Who can be ticked as present: those it is due for, and anyone else who works at the place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from dashboards.sessions.access import administers
from people.models import Employment, User
from people.models.staff import EmploymentQuerySet
from people.names import tidied
from progress.models import GroupSession, Obligation
from progress.models.requirements import SOON

MOST = 200  # on a page; the others are added by name or number


@dataclass(frozen=True)
class Due:
    """Those it is due for who are not here, the first of them if they are many."""

    obligations: list[Obligation]
    are_more: bool


def people_of(session: GroupSession, user: User) -> EmploymentQuerySet:
    """Those the supervisor may see there: of the whole place for its administrator, of the team for its leader."""
    there = Employment.objects.within(session.organisation).present()
    if administers(user, session):
        return there
    return there.filter(team=session.team_id) if session.team_id else there.none()


def due_at(session: GroupSession, user: User) -> Due:
    today = timezone.localdate(timezone=session.organisation.zone)
    asked = Obligation.objects.asking().in_course(session.course_key).filter(is_due(today))
    asked = asked.filter(employment__in=people_of(session, user))
    away = asked.exclude(learner__in=session.attendances.here().values("learner"))  # type: ignore[attr-defined]
    found = away.select_related("learner", "organisation", "employment").order_by("sort_name", "pk")[: MOST + 1]
    return Due(list(found[:MOST]), len(found) > MOST)


def is_due(day: dt.date) -> Q:
    """Never finished, begun anew, or soon to be: also who can renew it already."""
    return Q(completed_on=None) | Q(reopened_on__isnull=False) | Q(opens_on__lte=day) | Q(due_on__lte=day + SOON)


def found_as(session: GroupSession, user: User, typed: str) -> list[Employment]:
    """Of everyone who works at the place: whoever has this number, or exactly this name. Who is seen is found
    by a part of the name too."""
    typed = tidied(typed)
    there = Employment.objects.within(session.organisation).present().select_related("user", "organisation")
    exact = there.filter(Q(staff_number__iexact=typed) | Q(user__display_name__iexact=typed))
    found = list(exact.order_by("pk")[:MOST])
    if not found and len(typed) > 1:
        found = list(people_of(session, user).filter(user__display_name__icontains=typed).select_related("user")[:20])
    return found
