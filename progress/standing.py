"""How far someone is in a course: the one calculation that every page, leader's view and export reads."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.outline import Outline, OutlineModule, OutlineStep
from progress.models import Completion, Enrolment, StepRecord
from progress.pacing import Pace, pace_of
from progress.time_left import LONG, time_left, time_left_in_part


@dataclass(frozen=True)
class Standing:
    """What has been done of what the outline asks. Once completed, a course stays completed whatever is added to it.

    What is off the screens is not asked. A step that changed since it was done is asked again, if its editor said so,
    of those who have not completed the course. What an employer asks beside the steps is its `pace`.
    """

    outline: Outline
    records: Mapping[uuid.UUID, StepRecord] = field(default_factory=dict)
    is_attested: bool = False
    is_complete: bool = False
    completion: Completion | None = None  # where it has been read
    cycle: int = 1
    pace: Pace = Pace()
    is_signed: bool = False

    @cached_property
    def done(self) -> frozenset[uuid.UUID]:
        """The keys of the steps that are done, of those the course has today."""
        return frozenset(step.key for step in self.outline.steps if self._is_done(step))

    @cached_property
    def changed(self) -> frozenset[uuid.UUID]:
        """The keys of the steps that were done, and have changed since so that they are to be looked at again."""
        return frozenset(step.key for step in self.outline.steps if self._is_asked_again(step))

    @cached_property
    def steps_left(self) -> tuple[OutlineStep, ...]:
        return tuple(step for step in self.outline.open_steps if step.key not in self.done)

    @property
    def percent(self) -> int:
        """Things done of things asked, the closing attestation and the minimum of time among them; 100 only when
        nothing is left."""
        if self.is_complete:
            return 100
        steps = self.outline.open_steps
        asked = len(steps) + bool(self.statement) + bool(self.pace.minimum_minutes)
        given = len(steps) - len(self.steps_left) + bool(self.statement and not self.awaits_attestation)
        given += bool(self.pace.minimum_minutes and not self.minutes_missing)
        return given * 100 // asked if asked else 0

    @property
    def next_step(self) -> OutlineStep | None:
        """The first step that is not done, in the course's order."""
        return next(iter(self.steps_left), None)

    def step_after(self, key: uuid.UUID) -> OutlineStep | None:
        """Where to go on from here: what follows and is not done, else what was left out; None when nothing is left."""
        keys = [step.key for step in self.outline.steps]
        following = self.outline.steps[keys.index(key) + 1 :] if key in keys else ()
        return next((step for step in following if step in self.steps_left), self.next_step)

    @property
    def minutes_left(self) -> int:
        return max(sum(step.minutes for step in self.steps_left), self.minutes_missing)

    @property
    def time_left(self) -> str:
        return time_left(self.minutes_left)

    def time_left_at(self, module: OutlineModule) -> str:
        """Where the course is long, what is left in the part one is at: that much can be done today."""
        if self.outline.minutes < LONG:
            return self.time_left
        return time_left_in_part(sum(step.minutes for step in module.open_steps if step.key not in self.done))

    @property
    def active_seconds(self) -> int:
        return sum(record.active_seconds for record in self.records.values())

    @property
    def active_minutes(self) -> int:
        return round(self.active_seconds / 60)

    @property
    def is_started(self) -> bool:
        return bool(self.records)

    @property
    def all_steps_done(self) -> bool:
        """Never so while the whole course is off the screens."""
        return bool(self.outline.open_steps) and not self.steps_left

    def has_finished(self, module: OutlineModule) -> bool:
        """All of it that can be read is done. Whoever completed the course has finished it, whatever came since."""
        asked = module.open_steps or module.steps
        return self.is_complete or (bool(asked) and all(step.key in self.done for step in asked))

    @property
    def statement(self) -> str:
        """What is confirmed at the end; empty where nothing is."""
        return self.pace.statement_in(self.outline)

    @property
    def awaits_attestation(self) -> bool:
        is_confirmed = self.is_attested and (self.is_signed or not self.pace.asks_signature)
        return bool(self.statement) and not is_confirmed and not self.is_complete

    @property
    def is_to_be_closed(self) -> bool:
        """Nothing is missing but the closing statement, if there is one."""
        return self.all_steps_done and not self.minutes_missing

    @property
    def is_ready(self) -> bool:
        """Nothing is missing, so the course can be completed."""
        return self.is_to_be_closed and not self.awaits_attestation

    @property
    def minutes_missing(self) -> int:
        """Of the least time that is asked for, rounded up."""
        if self.is_complete or not self.pace.minimum_minutes:
            return 0
        return max(0, -(-(self.pace.minimum_minutes * 60 - self._seconds_that_count) // 60))

    @property
    def minutes_counted(self) -> int:
        """Towards the least time, of what has been spent."""
        return self._seconds_that_count // 60

    def seconds_left_at(self, step: OutlineStep) -> int:
        """Before this lesson can be finished, at a reader's pace."""
        if self.is_complete or step.key in self.done:
            return 0
        return max(0, self.pace.seconds_for(step) - self._seconds_at(step))

    @property
    def worth_another_look(self) -> list[OutlineStep]:
        """Lessons that still count for something, those read fastest first."""
        room = self.pace.times_planned(self.outline)
        spent = {step.key: self._seconds_at(step) / (step.minutes * 60 or 1) for step in self.outline.open_steps}
        lessons = [step for step in self.outline.open_steps if step.kind == "lesson" and spent[step.key] < room]
        return sorted(lessons, key=lambda step: spent[step.key])

    def with_record(self, record: StepRecord) -> Standing:
        """The same standing after one step has changed."""
        return replace(self, records={**self.records, record.step_key: record})

    def completed(self, completion: Completion) -> Standing:
        return replace(self, is_complete=True, completion=completion)

    def state_of(self, key: uuid.UUID) -> str:
        """`done`, `changed` since it was done, `started` or `new`."""
        if key in self.done:
            return "done"
        if key in self.changed:
            return "changed"
        return "started" if key in self.records else "new"

    def why_not(self) -> list[str]:
        """What is missing before the course is complete, in words; empty once it is."""
        if self.is_complete:
            return []
        reasons = [self._why_step(step) for step in self.steps_left]
        if missing := self.minutes_missing:
            words = ngettext(
                "%(count)d more minute in the lessons is asked for.",
                "%(count)d more minutes in the lessons are asked for.",
                missing,
            )
            reasons.append(words % {"count": missing})
        if self.awaits_attestation:
            reasons.append(_("The closing statement is still to be confirmed."))
        return reasons

    def _why_step(self, step: OutlineStep) -> str:
        if step.key in self.changed:
            sentence = _("“%(title)s” has changed since it was finished.") % {"title": step.title}
            return f"{sentence} {step.change_note}".strip()
        if step.kind == "quiz":
            return _("The quiz “%(title)s” is still to be passed.") % {"title": step.title}
        if step.key in self.records:
            return _("“%(title)s” has been opened, and is not marked as finished yet.") % {"title": step.title}
        return _("“%(title)s” is still to be read.") % {"title": step.title}

    def _is_done(self, step: OutlineStep) -> bool:
        record = self.records.get(step.key)
        if record is None or record.last_done_at is None:
            return False
        return self.is_complete or not (self._is_asked_again(step) or self._was_too_quick(step, record))

    def _is_asked_again(self, step: OutlineStep) -> bool:
        record = self.records.get(step.key)
        if self.is_complete or record is None or record.last_done_at is None or step.changed_at is None:
            return False
        return record.last_done_at < step.changed_at

    def _was_too_quick(self, step: OutlineStep, record: StepRecord) -> bool:
        """Done before anyone asked for a pace, or as a guest. The other task is a leader's word."""
        return not record.alternative and record.active_seconds < self.pace.seconds_enough_for(step)

    @property
    def _seconds_that_count(self) -> int:
        """Towards the least time. Never more than has passed by the clock, however many tabs say that they are in use;
        the other task counts as long as the step it stands for."""
        others = [self.outline.step(record.step_key) for record in self.records.values() if record.alternative]
        opened = min((record.opened_at for record in self.records.values()), default=None)
        latest = max(filter(None, (record.last_active_at for record in self.records.values())), default=None)
        passed = int((latest - opened).total_seconds()) if opened and latest else 0
        return min(self.active_seconds, passed) + sum(step.minutes * 60 for step in others if step)

    def _seconds_at(self, step: OutlineStep) -> int:
        record = self.records.get(step.key)
        return record.active_seconds if record else 0


def standing_of(enrolment: Enrolment | None, outline: Outline) -> Standing:
    """Two queries, for the records and for what is required of the learner; none where
    `Enrolment.objects.with_standing()` has fetched both."""
    if enrolment is None:
        return Standing(outline)
    completion = getattr(enrolment, "completion", None)
    return Standing(
        outline,
        {record.step_key: record for record in enrolment.records.all()},
        enrolment.attested_at is not None,
        completion is not None,
        completion,
        enrolment.cycle,
        pace_of(enrolment) if completion is None else Pace(),
        bool(enrolment.signed_as),
    )
