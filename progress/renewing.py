"""Renewal: a fresh cycle beside the finished one, whose evidence and certificate stay as they are."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from people.holding import hold
from people.models import User
from progress.models import Enrolment, Obligation


def open_all(now: dt.datetime | None = None) -> int:
    """Of everyone whose window is open; how many. Run every night, and again after a night that was missed."""
    now = now or timezone.now()
    tomorrow_somewhere = now.date() + dt.timedelta(days=1)
    waiting = Obligation.objects.to_be_renewed(tomorrow_somewhere).values_list("pk", flat=True)
    return sum(open_one(pk, now) for pk in list(waiting.order_by("pk")))


def open_for(learner: User, now: dt.datetime | None = None) -> list[Obligation]:
    """Of one person who comes before the night has: all that is required of them, in one query where nothing waits;
    none for guests."""
    now = now or timezone.now()
    required = Obligation.objects.asked_of(learner)
    found = list(required.with_renewal(now.date() + dt.timedelta(days=1)))
    opened = [open_one(one.pk, now) for one in found if one.is_to_be_renewed]  # type: ignore[attr-defined]
    return list(required) if any(opened) else found


@transaction.atomic
def open_one(pk: int, now: dt.datetime) -> bool:
    """Whoever comes second finds it open."""
    waiting = Obligation.objects.to_be_renewed(now.date() + dt.timedelta(days=1)).filter(pk=pk)
    hold(waiting)
    obligation = waiting.select_related("requirement", "organisation").first()
    if obligation is None:
        return False
    today = timezone.localdate(now, obligation.organisation.zone)
    if obligation.opens_on and obligation.opens_on > today:
        return False
    begin_fresh_cycle(obligation)
    return bool(waiting.update(reopened_on=today))


def begin_fresh_cycle(obligation: Obligation) -> None:
    """After the last one that was finished; one that was begun already, for another requirement, is the same."""
    course = obligation.requirement.course_key
    latest = Enrolment.objects.of(obligation.learner).in_course(course).with_completion().latest_cycle()
    if latest is None or latest.has_completion():
        Enrolment.objects.get_or_create(
            learner=obligation.learner,
            course_key=course,
            cycle=latest.cycle + 1 if latest else 1,
            defaults={"course_title": latest.course_title if latest else obligation.requirement.course_title},
        )
