"""How far someone is in a course: the one calculation that every page, leader's view and export reads."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from curriculum.outline import Outline, OutlineModule, OutlineStep
from progress.models import Completion, Enrolment, StepRecord
from progress.time_left import LONG, time_left, time_left_in_part


@dataclass(frozen=True)
class Standing:
    """What has been done of what the outline asks. Once completed, a course stays completed whatever is added to it.

    What is off the screens is not asked. A step that changed since it was done is asked again, if its editor said so,
    of those who have not completed the course.
    """

    outline: Outline
    records: Mapping[uuid.UUID, StepRecord] = field(default_factory=dict)
    is_attested: bool = False
    is_complete: bool = False
    completion: Completion | None = None  # where it has been read
    cycle: int = 1

    @cached_property
    def done(self) -> frozenset[uuid.UUID]:
        """The keys of the steps that are done, of those the course has today."""
        return frozenset(step.key for step in self.outline.steps if self._is_done(step))

    @cached_property
    def changed(self) -> frozenset[uuid.UUID]:
        """The keys of the steps that were done, and have changed since so that they are to be looked at again."""
        steps = (step for step in self.outline.steps if step.key not in self.done and step.key in self.records)
        return frozenset(step.key for step in steps if self.records[step.key].done_at)

    @cached_property
    def steps_left(self) -> tuple[OutlineStep, ...]:
        return tuple(step for step in self.outline.open_steps if step.key not in self.done)

    @property
    def percent(self) -> int:
        """Things done of things asked, the closing attestation among them; 100 only when nothing is left."""
        if self.is_complete:
            return 100
        steps = self.outline.open_steps
        asked = len(steps) + bool(self.outline.attestation)
        given = len(steps) - len(self.steps_left) + bool(self.outline.attestation and self.is_attested)
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
        return sum(step.minutes for step in self.steps_left)

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
    def awaits_attestation(self) -> bool:
        return bool(self.outline.attestation) and not self.is_attested and not self.is_complete

    @property
    def is_ready(self) -> bool:
        """Nothing is missing, so the course can be completed."""
        return self.all_steps_done and not self.awaits_attestation

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
        return self.is_complete or step.changed_at is None or record.last_done_at >= step.changed_at


def standing_of(enrolment: Enrolment | None, outline: Outline) -> Standing:
    """One query for the records, none where `Enrolment.objects.with_standing()` has fetched them."""
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
    )
