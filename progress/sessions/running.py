"""A group session while it runs: who is there, and what is on the screen. Each may come twice, or from two tablets.

Whoever changes a session holds its row, so that the same minute counts once.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from curriculum.outline import Outline, OutlineStep
from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, Employment, Group, Organisation, User
from progress import renewing
from progress.active_time import earned_seconds, this_second
from progress.models import Attendance, Enrolment, GroupSession, Heard, Presented
from progress.pacing import Pace

UNLIMITED = 10_000  # how much of it counts is limited where it is counted for each person (`counting`)


class SessionClosed(Exception):
    """It was closed meanwhile: nothing changes in it any more."""


@transaction.atomic
def begin(organisation: Organisation, team: Group | None, outline: Outline, by: User) -> GroupSession:
    """The open one of this place, team and course, or a new one: the button may have been pressed twice."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    facts = {"organisation": organisation, "team": team, "course_key": outline.key}
    if open_one := GroupSession.objects.open().filter(**facts, led_by=by).first():
        return open_one
    record_for_all(by, Deed.TRAINED_TOGETHER, organisation, outline.title)
    return GroupSession.objects.create(
        **facts,
        course_title=outline.title[:255],
        language=outline.language,
        led_by=by,
        leader_name=by.get_full_name()[:200],
        begun_at=this_second(),
    )


def held(session: GroupSession) -> GroupSession:
    """As it is now, and nobody else's until the transaction ends."""
    now = GroupSession.objects.select_for_update(no_key=True).get(pk=session.pk)
    if not now.is_open:
        raise SessionClosed
    return now


@transaction.atomic
def bring(session: GroupSession, employments: Iterable[Employment], outline: Outline) -> int:
    """These people are there from now on; how many of them were not. Who was in another room is here now."""
    session, found = held(session), list(employments)
    hold(Employment.objects.filter(pk__in=[one.pk for one in found]).order_by("pk"))  # two rooms tick the same person
    now = this_second()
    count_time(session, outline, now)
    came = [one for one in found if not Attendance.objects.here().filter(session=session, learner=one.user_id)]
    for one in came:
        renewing.open_for(one.user)
    learners = [one.user_id for one in came]
    Attendance.objects.here().filter(learner__in=learners).update(is_here=False)
    spent = own_seconds(learners, outline)
    for one in came:
        facts = {"employment": one, "came_at": now, "own_seconds": spent.get(one.user_id, 0), "is_here": True}
        attendance, is_new = Attendance.objects.get_or_create(session=session, learner_id=one.user_id, defaults=facts)
        if not is_new:
            Attendance.objects.filter(pk=attendance.pk).update(is_here=True)
    return len(came)


def own_seconds(learners: Iterable[int], outline: Outline) -> dict[int, int]:
    """What each has spent on the lessons so far, in the present cycle."""
    taken = Enrolment.objects.filter(learner__in=list(learners)).in_course(outline.key).order_by("cycle")
    lessons = {step.key for step in outline.steps if step.kind == "lesson"}
    return {
        one.learner_id: sum(record.active_seconds for record in one.records.all() if record.step_key in lessons)
        for one in taken.prefetch_related("records")
    }


@transaction.atomic
def send_away(attendance: Attendance, outline: Outline) -> None:
    """They have gone, or were never there. What they heard until now stays, unless it is nothing; a signature goes."""
    session = held(attendance.session)
    count_time(session, outline, this_second())
    there = Attendance.objects.filter(pk=attendance.pk)
    there.update(is_here=False, **UNSIGNED)
    there.filter(heard=None, tries=[]).delete()


UNSIGNED = {"signed_at": None, "signed_name": "", "statement": "", "is_for_all": False, "declined_at": None}


@transaction.atomic
def ask_again(attendance: Attendance) -> None:
    """As if they had been asked nothing yet."""
    held(attendance.session)
    Attendance.objects.filter(pk=attendance.pk).update(**UNSIGNED)


@transaction.atomic
def show(session: GroupSession, step: OutlineStep, outline: Outline) -> None:
    """This lesson is on the screen; time counts from here on."""
    session, now = held(session), this_second()
    count_time(session, outline, now)
    if session.step_key != step.key:
        GroupSession.objects.filter(pk=session.pk).update(step_key=step.key)
        facts = {"opened_at": now, "last_active_at": now}
        shown, is_new = Presented.objects.get_or_create(session=session, step_key=step.key, defaults=facts)
        if not is_new:
            Presented.objects.filter(pk=shown.pk).update(last_active_at=now)


@transaction.atomic
def record_beat(session: GroupSession, step_key: uuid.UUID, outline: Outline) -> None:
    """The screen says that it shows this lesson. One that shows another than the last opened is not heard."""
    session = held(session)
    if session.step_key == step_key:
        count_time(session, outline, this_second(), beat=True)


@transaction.atomic
def pause(session: GroupSession, outline: Outline) -> None:
    """Nothing is on the screen: a break, or the end of a sitting."""
    session = held(session)
    count_time(session, outline, this_second())
    GroupSession.objects.filter(pk=session.pk).update(step_key=None)


@transaction.atomic
def finish_lesson(session: GroupSession, step: OutlineStep, outline: Outline, pace: Pace) -> int:
    """All of it was shown. How many seconds are missing before it can be said, at the pace that is asked for."""
    session, now = held(session), this_second()
    count_time(session, outline, now)
    shown = Presented.objects.filter(session=session, step_key=step.key)
    spent = shown.values_list("active_seconds", flat=True).first()
    if spent is None:
        return max(1, pace.seconds_for(step))
    if missing := max(0, pace.seconds_for(step) - spent):
        return missing
    shown.filter(done_at=None).update(done_at=now)
    heard = Heard.objects.filter(attendance__session=session, attendance__is_here=True, step_key=step.key)
    # Who came in when it was nearly over has not taken part in it.
    heard.filter(done_at=None, seconds__gte=-(-spent // 2)).update(done_at=now)
    if session.step_key == step.key:
        GroupSession.objects.filter(pk=session.pk).update(step_key=None)
    return 0


def count_time(session: GroupSession, outline: Outline, now: dt.datetime, *, beat: bool = False) -> None:
    """What has passed since the last sign of life counts for the lesson on the screen, and for whoever is there."""
    step = outline.step(session.step_key) if session.step_key else None
    shown = Presented.objects.filter(session=session, step_key=step.key).first() if step else None
    if step is None or shown is None or shown.last_active_at is None or now <= shown.last_active_at:
        return
    begun = shown.last_active_at
    seconds = earned_seconds(shown, step, now, beat=beat, times=UNLIMITED)
    Presented.objects.filter(pk=shown.pk).update(
        active_seconds=F("active_seconds") + seconds, last_active_at=now, has_beats=shown.has_beats or beat
    )
    there = Attendance.objects.here().filter(session=session)
    new = [
        Heard(attendance=one, step_key=step.key, opened_at=max(begun, one.came_at), last_active_at=now) for one in there
    ]
    Heard.objects.bulk_create(new, ignore_conflicts=True)
    heard = Heard.objects.filter(attendance__in=there, step_key=step.key)
    heard.update(seconds=F("seconds") + seconds, last_active_at=now)
