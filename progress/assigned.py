"""What a learner's groups have assigned, as the learner's own page shows it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from django.utils.translation import get_language

from curriculum.outline import OutlineStep, outline_for
from people.models import Group, User
from progress.days import day_in_words, due_in_words, today_of
from progress.models import Assignment
from progress.standing import Standing, standing_of
from progress.taken_courses import TakenCourse, finish_address
from progress.targets import Target, target_of


@dataclass(frozen=True)
class Assigned:
    assignment: Assignment
    target: Target
    standing: Standing
    today: dt.date

    @property
    def is_open(self) -> bool:
        return self.assignment.is_open(self.today)

    @property
    def is_finished(self) -> bool:
        """A course ends with its closing statement, the rest with its last step."""
        steps = self.target.open_steps
        if self.standing.is_complete:
            return True
        return not self.target.is_course and bool(steps) and self.done == len(steps)

    @property
    def done(self) -> int:
        return sum(step.key in self.standing.done for step in self.target.open_steps)

    @property
    def percent(self) -> int:
        if self.target.is_course:
            return self.standing.percent
        return self.done * 100 // (len(self.target.open_steps) or 1)

    @cached_property
    def next_step(self) -> OutlineStep | None:
        return next((step for step in self.target.open_steps if step.key not in self.standing.done), None)

    @property
    def minutes_left(self) -> int:
        return sum(step.minutes for step in self.target.open_steps if step.key not in self.standing.done)

    @property
    def address(self) -> str:
        """A module has no page that learners see: it is a part of its course's."""
        return self.target.url

    @property
    def finish_address(self) -> str:
        return finish_address(self.assignment.course_key)

    @property
    def due(self) -> str:
        return due_in_words(self.assignment.due_on, self.today) if self.assignment.due_on else ""

    @property
    def opens(self) -> str:
        return day_in_words(self.assignment.opens_on, self.today) if self.assignment.opens_on else ""


@dataclass
class FromGroup:
    """All that stands in one group: what can be done now, what comes later, what is done."""

    group: Group
    now: list[Assigned] = field(default_factory=list)
    later: list[Assigned] = field(default_factory=list)
    finished: list[Assigned] = field(default_factory=list)

    def add(self, assigned: Assigned) -> None:
        pile = self.finished if assigned.is_finished else self.now if assigned.is_open else self.later
        pile.append(assigned)


def assigned_to(learner: User, taken: Iterable[TakenCourse]) -> list[FromGroup]:
    """One query, outlines being cached. What can't be read at the moment is left out, and comes back by itself."""
    enrolled = {course.enrolment.course_key: course for course in taken}
    assignments = Assignment.objects.for_learner(learner).select_related("group__organisation")
    groups: dict[int, FromGroup] = {}
    for assignment in assignments.order_by("group__name", "group", "due_on", "made_at", "pk"):
        if assigned := as_assigned(assignment, enrolled):
            groups.setdefault(assignment.group_id, FromGroup(assignment.group)).add(assigned)
    return list(groups.values())


def as_assigned(assignment: Assignment, enrolled: Mapping[uuid.UUID, TakenCourse]) -> Assigned | None:
    outline = outline_for(assignment.course_key, get_language() or "")
    target = target_of(assignment, outline)
    if outline is None or target is None or not target.open_steps:
        return None
    course = enrolled.get(assignment.course_key)
    standing = course.standing if course and course.standing else standing_of(None, outline)
    return Assigned(assignment, target, standing, today_of(assignment.group))


def first_to_do(groups: Iterable[FromGroup], courses: Iterable[TakenCourse]) -> Assigned | TakenCourse | None:
    """The one thing that the page asks for; everything else is offered quietly."""
    to_do: Iterator[Assigned | TakenCourse] = chain(*(group.now for group in groups), courses)
    return next(to_do, None)


def shown_whole(groups: Iterable[FromGroup]) -> set[uuid.UUID]:
    """Courses that stand on the page as a whole already."""
    return {assigned.assignment.course_key for group in groups for assigned in group.now if assigned.target.is_course}
