"""What this room keeps about learners, and how a learner who is erased is held."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator

from django.dispatch import receiver
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.outline import outline_for
from people.keeping.kinds import Kept, Table, register_kept, table_of, words_for
from people.keeping.own import LEADERS, UNTIL_ERASED
from people.models import User
from people.signals import person_leaves
from progress.claiming import lock_out
from progress.models import (
    Attendance,
    BlockAnswer,
    Completion,
    Enrolment,
    Heard,
    Obligation,
    StepAway,
    StepRecord,
)

COURSE = {"course": _("course")}
STEP = {"step": _("step")}
ATTESTED = ("attestation", "attested_at", "signed_as")
OF_STEP = ("opened_at", "last_active_at", "active_seconds", "done_at", "done_again_at", "alternative")


def title_of_step(course_key: uuid.UUID, step_key: uuid.UUID) -> str:
    """Its title today; its key where it is gone."""
    outline = outline_for(course_key, get_language() or "")
    step = outline.step(step_key) if outline else None
    return step.title if step else str(step_key)


def step_in(courses: Iterable[uuid.UUID], step_key: uuid.UUID) -> str:
    """For what does not say of which course it is."""
    titles = (title_of_step(course, step_key) for course in courses)
    return next((title for title in titles if title != str(step_key)), str(step_key))


def progress_tables(person: User) -> Iterator[Table]:
    enrolments = Enrolment.objects.of(person).order_by("started_at", "pk")
    yield table_of(enrolments, _("Courses"), "course_title", "cycle", "started_at", *ATTESTED)
    yield step_table(person)
    finished = Completion.objects.of(person).order_by("completed_at")
    fields = ("course_title", "course_version", "completed_at", "active_seconds", "score", "way", "led_by")
    yield table_of(finished, _("Courses finished"), *fields, *ATTESTED)
    courses = enrolments.values_list("course_key", flat=True)
    away = [(step_in(courses, one.step_key), one.given_at) for one in StepAway.objects.filter(learner=person)]
    yield Table(StepAway._meta.label, _("Other tasks"), STEP | {"given_at": _("given")}, away)


def step_table(person: User) -> Table:
    """Without scores: the room that gives them knows which were shown."""
    records = StepRecord.objects.filter(enrolment__learner=person).select_related("enrolment").order_by("opened_at")
    rows = [
        (
            one.enrolment.course_title,
            title_of_step(one.enrolment.course_key, one.step_key),
            *(getattr(one, name) for name in OF_STEP),
        )
        for one in records
    ]
    return Table(StepRecord._meta.label, _("Steps"), {**COURSE, **STEP, **words_for(StepRecord, *OF_STEP)}, rows)


def obligation_tables(person: User) -> Iterator[Table]:
    found = Obligation.objects.of(person).order_by("since", "pk")
    days = ("since", "due_on", "completed_on", "valid_until", "exempt_on", "exempt_reason", "ended_on")
    yield table_of(found, _("Required training"), "requirement__course_title", *days)


def attendance_tables(person: User) -> Iterator[Table]:
    found = Attendance.objects.filter(learner=person).order_by("came_at", "pk")
    signed = ("statement", "signed_name", "signed_at", "declined_at", "undone_at", "undone_reason")
    yield table_of(found, _("Training together"), "session__course_title", "session__leader_name", "came_at", *signed)
    heard = Heard.objects.filter(attendance__learner=person).select_related("attendance__session").order_by("pk")
    times = ("opened_at", "last_active_at", "seconds", "done_at")
    rows = [
        (
            title_of_step(one.attendance.session.course_key, one.step_key),
            *(getattr(one, name) for name in times),
        )
        for one in heard
    ]
    yield Table(Heard._meta.label, _("Lessons taken together"), {**STEP, **words_for(Heard, *times)}, rows)


def answer_tables(person: User) -> Iterator[Table]:
    found = BlockAnswer.objects.filter(record__enrolment__learner=person).select_related("record__enrolment")
    headings = STEP | {"block_id": _("block"), "answer": _("answer"), "answered_at": _("answered")}
    rows = [
        (
            title_of_step(one.record.enrolment.course_key, one.record.step_key),
            one.block_id,
            json.dumps(one.answer, ensure_ascii=False),
            one.answered_at,
        )
        for one in found.order_by("answered_at", "pk")
    ]
    yield Table(BlockAnswer._meta.label, _("Answers in lessons"), headings, rows)


@receiver(person_leaves, dispatch_uid="progress_hold_the_leaving")
def hold(sender: type, person: User, **kwargs: object) -> None:
    """So that their own next answer waits, and then finds that they are gone."""
    lock_out(Enrolment.objects.of(person).order_by("pk"))


KEPT = (
    Kept(
        _("How far you are"),
        _(
            "Which courses you take, when you opened and finished each lesson, about how long you were at it, your "
            "best result in a check, whether you did the other task instead (never why), and what you finished."
        ),
        _("So that you go on where you were, and your class can see what is done."),
        LEADERS,
        UNTIL_ERASED,
        ("progress.Enrolment", "progress.StepRecord", "progress.Completion", "progress.StepAway"),
        progress_tables,
    ),
    Kept(
        _("Training that is required"),
        _(
            "Which training your employer asks of you, by when, when you finished it and until when that counts, and "
            "whether you are exempt, with the reason your employer gave."
        ),
        _("So that you and your employer know in time what is due, and an inspector can be shown what was done."),
        _("The administrators of the company and of the site, and whoever leads the team."),
        _("As long as the training rule that the employer follows asks for records, also after someone has left."),
        ("progress.Obligation",),
        obligation_tables,
    ),
    Kept(
        _("Training taken together"),
        _(
            "Where a supervisor shows a required course to several people: that you were there and for how long, what "
            "you signed and when, or that you did not sign (never why), and who led it."
        ),
        _("So that it counts as the online course does, and an inspector can be shown what was done."),
        _("Whoever led it, leads the team, or administers the place."),
        _("As long as what is required of you is kept."),
        ("progress.Attendance", "progress.Heard"),
        attendance_tables,
    ),
    Kept(
        _("Answers in lessons"),
        _(
            "What you chose in a story, a conversation or a practice question. Never what you think in a "
            "reflection: that has no field to type it into."
        ),
        _("So that the lesson is as you left it when you come back."),
        _("You. Leaders see only that a lesson is done, unless they save everything for you when you ask."),
        UNTIL_ERASED,
        ("progress.BlockAnswer",),
        answer_tables,
    ),
)


def register() -> None:
    register_kept(*KEPT)
