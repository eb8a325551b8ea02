"""What of a course can be assigned: all of it, a module, or one step."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.outline import Outline, OutlineStep
from progress.models import Assignment

Extent = Assignment.Extent


@dataclass(frozen=True)
class Target:
    outline: Outline
    extent: str
    key: uuid.UUID
    title: str
    url: str
    steps: tuple[OutlineStep, ...]

    @property
    def is_course(self) -> bool:
        return self.extent == Extent.COURSE

    @property
    def is_step(self) -> bool:
        return self.extent == Extent.STEP

    @property
    def open_steps(self) -> tuple[OutlineStep, ...]:
        """What is asked of learners now."""
        return tuple(step for step in self.steps if not step.is_stopped)

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.open_steps)


def targets_of(outline: Outline) -> Iterator[Target]:
    """In the order of the course, each module before its steps."""
    yield Target(outline, Extent.COURSE, outline.key, outline.title, outline.url, outline.steps)
    for module in outline.modules:
        yield Target(outline, Extent.MODULE, module.key, module.title, outline.url, module.steps)
        for step in module.steps:
            yield Target(outline, Extent.STEP, step.key, step.title, step.url, (step,))


def offered_targets(outline: Outline) -> list[Target]:
    """Those with something that every learner may open now."""
    return [target for target in targets_of(outline) if any(step.is_open_to_all for step in target.steps)]


def target_of(assignment: Assignment, outline: Outline | None) -> Target | None:
    """What was assigned, as it is today; None where it is not in the course any more."""
    found = targets_of(outline) if outline else iter(())
    return next((target for target in found if target.key == assignment.target_key), None)
