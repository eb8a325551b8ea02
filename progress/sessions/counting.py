"""How far each person of a session is: their own records with what they heard there, by the one calculation.

Closing writes down exactly what is calculated here, so nobody signs for more than will count.
"""

from __future__ import annotations

import copy
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from curriculum.outline import Outline, OutlineStep
from progress.models import Attendance, Enrolment, Heard, Obligation, StepRecord
from progress.pacing import Pace, pace_under
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class Taking:
    """One person at a session."""

    attendance: Attendance
    enrolment: Enrolment | None  # the present cycle, where one was begun
    standing: Standing  # with what was heard
    heard: tuple[Heard, ...] = ()
    added: Mapping[uuid.UUID, int] = field(default_factory=dict)  # seconds that the session adds, by step

    @property
    def has_finished(self) -> bool:
        """By themselves, before it was closed."""
        return self.standing.is_complete and self.attendance.completion_id is None

    @property
    def may_sign_all(self) -> bool:
        return not self.standing.is_complete and self.standing.is_to_be_closed

    @property
    def lessons_heard(self) -> list[OutlineStep]:
        """Those of which they were there for the whole."""
        keys = {one.step_key for one in self.heard} & self.standing.done
        return [step for step in self.standing.outline.open_steps if step.key in keys]

    @property
    def checks_left(self) -> list[OutlineStep]:
        """What each answers alone, once the lessons are done."""
        return [step for step in self.standing.steps_left if step.kind == "quiz"]

    @property
    def lessons_left(self) -> list[OutlineStep]:
        return [step for step in self.standing.steps_left if step.kind != "quiz"]

    @property
    def may_sign(self) -> bool:
        return self.may_sign_all or (not self.standing.is_complete and bool(self.lessons_heard))


def takings_of(attendances: Iterable[Attendance], outline: Outline) -> list[Taking]:
    """Four queries, however many there are."""
    found = list(attendances)
    learners = [one.learner_id for one in found]
    taken = Enrolment.objects.filter(learner__in=learners).in_course(outline.key).with_completion()
    latest = {one.learner_id: one for one in taken.prefetch_related("records").order_by("cycle")}
    asked: dict[int, list[Obligation]] = {}
    obligations = Obligation.objects.present().in_course(outline.key).filter(learner__in=learners)
    for one in obligations.select_related("requirement", "organisation").order_by("pk"):
        asked.setdefault(one.learner_id, []).append(one)
    heard: dict[int, list[Heard]] = {}
    for one_heard in Heard.objects.filter(attendance__in=found).order_by("opened_at", "pk"):
        heard.setdefault(one_heard.attendance_id, []).append(one_heard)
    paces = {learner: pace_under(asked.get(learner, [])) for learner in learners}
    return [
        taking_of(one, latest.get(one.learner_id), paces[one.learner_id], heard.get(one.pk, []), outline)
        for one in found
    ]


def taking_of(
    attendance: Attendance, enrolment: Enrolment | None, pace: Pace, heard: list[Heard], outline: Outline
) -> Taking:
    if enrolment is not None and enrolment.has_completion():
        return Taking(attendance, enrolment, standing_of(enrolment, outline), tuple(heard))
    own = {record.step_key: record for record in enrolment.records.all()} if enrolment else {}
    records, added = with_heard(own, heard, overlap_of(attendance, own, heard, outline), outline, pace)
    standing = Standing(
        outline,
        records,
        is_attested=enrolment is not None and enrolment.attested_at is not None,
        cycle=enrolment.cycle if enrolment else 1,
        pace=pace,
        is_signed=bool(enrolment and enrolment.signed_as),
    )
    return Taking(attendance, enrolment, standing, tuple(heard), added)


def overlap_of(
    attendance: Attendance, own: Mapping[uuid.UUID, StepRecord], heard: Iterable[Heard], outline: Outline
) -> int:
    """Seconds that they spent on lessons by themselves, on their own phone perhaps, while the session counted too: the
    same minute counts once. What they read between two sittings is no part of it."""
    lessons = {step.key for step in outline.steps if step.kind == "lesson"}
    read = [record for key, record in own.items() if key in lessons]
    gained = max(0, sum(record.active_seconds for record in read) - attendance.own_seconds)
    shared = sum(min(record.active_seconds, sum(in_common(record, one) for one in heard)) for record in read)
    return min(gained, shared)


def in_common(record: StepRecord, heard: Heard) -> int:
    begin = max(record.opened_at, heard.opened_at)
    end = min(record.last_active_at or record.opened_at, heard.last_active_at)
    return max(0, int((end - begin).total_seconds()))


def with_heard(
    own: Mapping[uuid.UUID, StepRecord], heard: Iterable[Heard], overlap: int, outline: Outline, pace: Pace
) -> tuple[dict[uuid.UUID, StepRecord], dict[uuid.UUID, int]]:
    """The person's records as they would be. What they have is kept: nothing gets shorter, later or undone."""
    records, added = dict(own), {}
    for one in heard:
        step = outline.step(one.step_key)
        if step is None or step.is_stopped:
            continue
        record = copy.copy(own[step.key]) if step.key in own else StepRecord(step_key=step.key, opened_at=one.opened_at)
        fresh = max(0, one.seconds - one.counted_seconds)  # once it is closed, their own record has it
        twice = min(overlap, fresh)
        overlap -= twice
        room = step.minutes * 60 * pace.times_planned(outline) - record.active_seconds
        added[step.key] = max(0, min(fresh - twice, room))
        record.active_seconds += added[step.key]
        record.opened_at = min(record.opened_at, one.opened_at)
        record.last_active_at = max(filter(None, (record.last_active_at, one.last_active_at)))
        finish(record, one, step, pace)
        records[step.key] = record
    return records, added


def finish(record: StepRecord, heard: Heard, step: OutlineStep, pace: Pace) -> None:
    """The lesson was shown to its end while they were there, for as long as is asked of them."""
    if heard.done_at is None or record.active_seconds < pace.seconds_for(step):
        return
    before = record.last_done_at
    if before is None:
        record.done_at = heard.done_at
    elif step.changed_at and before < step.changed_at < heard.done_at:
        record.done_again_at = heard.done_at
