"""The courses of a group: those its leader assigned, then those its learners began."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from curriculum.outline import Outline, OutlineModule
from curriculum.stamped_cache import OUTLINES, recall
from dashboards.offered import offered_outlines
from people.models import Group
from progress.models import Assignment, Enrolment
from progress.standing import Standing
from quizzes.models import Quiz, Release

AT_ONCE = 20  # steps beside each other; a longer course is shown one module at a time


@dataclass(frozen=True)
class RulesOfQuiz:
    shows_score: bool
    tries: int | None


@dataclass(frozen=True)
class CourseOfClass:
    outline: Outline
    assignments: tuple[Assignment, ...]  # of it, or of a part of it
    begun: int = 0  # learners, in their present cycle
    finished: int = 0

    @property
    def is_long(self) -> bool:
        return len(self.outline.steps) > AT_ONCE

    @property
    def due_next(self) -> Assignment | None:
        return next((assignment for assignment in self.assignments if assignment.due_on), None)

    def rules(self) -> dict[uuid.UUID, RulesOfQuiz]:
        """Of its quizzes, by key. No query once they are cached."""
        name = f"dashboards:rules:{self.outline.language}:{self.outline.key}"
        return recall(OUTLINES, name, lambda: read_rules(self.outline))

    def awaits(self, standing: Standing, today: dt.date) -> bool:
        """Something that has to be done by a day, and is not."""
        due = (one for one in self.assignments if one.due_on and one.is_open(today))
        return any(not is_met(one, standing) for one in due)


def read_rules(outline: Outline) -> dict[uuid.UUID, RulesOfQuiz]:
    pages = Quiz.objects.filter(pk__in=[step.page_id for step in outline.steps if step.kind == Quiz.kind])
    found = pages.values_list("translation_key", "feedback", "attempts_allowed")
    return {key: RulesOfQuiz(feedback != Release.NEVER, tries) for key, feedback, tries in found}


def is_met(assignment: Assignment, standing: Standing) -> bool:
    """What it asks is done; what is gone from the course is not asked any more."""
    if standing.is_complete or assignment.extent == Assignment.Extent.COURSE:
        return standing.is_complete
    if assignment.extent == Assignment.Extent.STEP:
        step = standing.outline.step(assignment.target_key)
        return step is None or step.is_stopped or step.key in standing.done
    module = next((one for one in standing.outline.modules if one.key == assignment.target_key), None)
    return module is None or standing.has_finished(module)


def courses_of_class(group: Group, language: str) -> list[CourseOfClass]:
    """Two queries. Assigned ones come first, the one that is due soonest before the others."""
    assignments = sorted(group.assignments.standing(), key=lambda one: (one.due_on or dt.date.max, one.pk))
    begun = begun_by_course(group)
    found = [
        CourseOfClass(outline, tuple(parts_of(outline, assignments)), *begun.get(outline.key, (0, 0)))
        for outline in offered_outlines(language)
    ]
    known = [course for course in found if course.begun or course.assignments]
    return sorted(known, key=lambda course: (place_of(course, assignments), -course.begun))


def place_of(course: CourseOfClass, assignments: list[Assignment]) -> int:
    return assignments.index(course.assignments[0]) if course.assignments else len(assignments)


def parts_of(outline: Outline, assignments: list[Assignment]) -> Iterator[Assignment]:
    return (one for one in assignments if one.course_key == outline.key)


def begun_by_course(group: Group) -> dict[uuid.UUID, tuple[int, int]]:
    """How many have begun each course, and how many have finished it."""
    enrolments = Enrolment.objects.in_group(group).in_present_cycle().order_by().values("course_key")
    counted = enrolments.annotate(begun=Count("pk"), finished=Count("completion"))
    return {key: (begun, finished) for key, begun, finished in counted.values_list("course_key", "begun", "finished")}


def chosen_course(courses: list[CourseOfClass], slug: str) -> CourseOfClass | None:
    """The one asked for, or the first."""
    return next((course for course in courses if course.outline.slug == slug), courses[0] if courses else None)


def chosen_module(course: CourseOfClass, slug: str, done: dict[uuid.UUID, int]) -> OutlineModule | None:
    """The one asked for; of a long course the one the class is in; None for all at once."""
    modules = course.outline.modules
    if found := next((module for module in modules if module.slug == slug), None):
        return found
    if not course.is_long or slug == "all":
        return None
    here = (module for module in modules if any(2 * done.get(step.key, 0) < course.begun for step in module.open_steps))
    return next(here, modules[-1])
