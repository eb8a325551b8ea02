"""What a leader sees of one learner's other tasks: the courses in question, step by step."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from curriculum.outline import Outline, OutlineModule, OutlineStep, outline_for
from people.models import Group, User
from progress.models import Assignment, Enrolment, StepAway
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class StepOfLearner:
    step: OutlineStep
    is_away: bool
    is_done: bool
    is_alternative: bool

    @property
    def can_be_given(self) -> bool:
        return not self.is_away and not self.is_done

    @property
    def can_be_reopened(self) -> bool:
        return self.is_away and self.is_done and self.is_alternative


@dataclass(frozen=True)
class ModuleOfLearner:
    module: OutlineModule
    steps: list[StepOfLearner]

    @property
    def can_be_given(self) -> bool:
        """All of it at once, where it has more than one part left."""
        return sum(step.can_be_given for step in self.steps) > 1


@dataclass(frozen=True)
class CourseOfLearner:
    outline: Outline
    modules: list[ModuleOfLearner]
    is_complete: bool


def courses_of(group: Group, learner: User) -> list[CourseOfLearner]:
    """What is assigned to the group, then what the learner has begun. Four queries, outlines being cached."""
    assigned = Assignment.objects.standing().filter(group=group).values_list("course_key", flat=True)
    enrolments = Enrolment.objects.of(learner).with_standing().order_by("cycle")
    latest = {enrolment.course_key: enrolment for enrolment in enrolments}
    away = set(StepAway.objects.filter(learner=learner).values_list("step_key", flat=True))
    outlines = (outline_for(key, get_language() or "") for key in dict.fromkeys([*assigned, *latest]))
    return [course_of(standing_of(latest.get(one.key), one), away) for one in outlines if one and not one.is_stopped]


def course_of(standing: Standing, away: set[uuid.UUID]) -> CourseOfLearner:
    modules = [
        ModuleOfLearner(module, list(steps_of(module.open_steps, standing, away)))
        for module in standing.outline.modules
        if module.open_steps
    ]
    return CourseOfLearner(standing.outline, modules, standing.is_complete)


def steps_of(steps: Iterable[OutlineStep], standing: Standing, away: set[uuid.UUID]) -> Iterable[StepOfLearner]:
    for step in steps:
        record = standing.records.get(step.key)
        is_alternative = record is not None and record.alternative
        yield StepOfLearner(step, step.key in away, step.key in standing.done, is_alternative)
