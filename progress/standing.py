"""How far someone is in a course: the one calculation that every page, leader's view and export reads."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from curriculum.outline import Outline, OutlineStep
from progress.models import Completion, Enrolment, StepRecord


@dataclass(frozen=True)
class Standing:
    """What has been done of what the outline asks. Once completed, a course stays completed whatever is added to it."""

    outline: Outline
    records: Mapping[uuid.UUID, StepRecord] = field(default_factory=dict)
    is_attested: bool = False
    is_complete: bool = False
    completion: Completion | None = None  # where it has been read

    @cached_property
    def done(self) -> frozenset[uuid.UUID]:
        """The keys of the steps that are done, of those the course has today."""
        return frozenset(step.key for step in self.outline.steps if self._is_done(step.key))

    @cached_property
    def steps_left(self) -> tuple[OutlineStep, ...]:
        return tuple(step for step in self.outline.steps if step.key not in self.done)

    @property
    def percent(self) -> int:
        """Things done of things asked, the closing attestation among them; 100 only when nothing is left."""
        if self.is_complete:
            return 100
        asked = len(self.outline.steps) + bool(self.outline.attestation)
        given = len(self.done) + bool(self.outline.attestation and self.is_attested)
        return given * 100 // asked if asked else 0

    @property
    def next_step(self) -> OutlineStep | None:
        """The first step that is not done, in the course's order."""
        return next(iter(self.steps_left), None)

    def step_after(self, key: uuid.UUID) -> OutlineStep | None:
        """Where to go on from here: what follows and is not done, else what was left out; None when nothing is left."""
        keys = [step.key for step in self.outline.steps]
        following = self.outline.steps[keys.index(key) + 1 :] if key in keys else ()
        return next((step for step in following if step.key not in self.done), self.next_step)

    @property
    def minutes_left(self) -> int:
        return sum(step.minutes for step in self.steps_left)

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
        return bool(self.outline.steps) and not self.steps_left

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
        """`done`, `started` or `new`."""
        if key in self.done:
            return "done"
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
        if step.kind == "quiz":
            return _("The quiz “%(title)s” is still to be passed.") % {"title": step.title}
        if step.key in self.records:
            return _("“%(title)s” has been opened, and is not marked as finished yet.") % {"title": step.title}
        return _("“%(title)s” is still to be read.") % {"title": step.title}

    def _is_done(self, key: uuid.UUID) -> bool:
        record = self.records.get(key)
        return record is not None and record.done_at is not None


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
    )
