"""The log of a class: the lessons of a course, and on which days they were taught."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from curriculum.outline import Outline, OutlineModule, OutlineStep
from curriculum.spreadsheets import Cell
from dashboards.class_page.courses import courses_of_class
from dashboards.fidelity.models import Taught
from dashboards.offered import offered_outlines
from dashboards.teaching.access import lessons_of
from people.models import Group

COLUMNS = ("course", "lesson", "title", "taught_on", "minutes", "left_out", "changed", "note", "by_a_leader")
BETWEEN = " | "


@dataclass
class Log:
    group: Group
    language: str
    asked: str  # the slug of a course

    @cached_property
    def outlines(self) -> list[Outline]:
        """Those that the class takes first."""
        taken = [course.outline for course in courses_of_class(self.group, self.language)]
        return [*taken, *(one for one in offered_outlines(self.language) if one not in taken)]

    @cached_property
    def outline(self) -> Outline | None:
        chosen = (one for one in self.outlines if one.slug == self.asked)
        return next(chosen, self.outlines[0] if self.outlines else None)

    @cached_property
    def notes(self) -> list[Taught]:
        return list(notes_of(self.group).filter(course_key=self.outline.key)) if self.outline else []

    @property
    def modules(self) -> list[tuple[OutlineModule, list[tuple[OutlineStep, list[Taught]]]]]:
        modules = self.outline.modules if self.outline else ()
        found = [(module, [(step, self.notes_on(step)) for step in lessons_of(module)]) for module in modules]
        return [(module, lessons) for module, lessons in found if lessons]

    def notes_on(self, step: OutlineStep) -> list[Taught]:
        return [one for one in self.notes if one.step_key == step.key]

    @property
    def gone(self) -> list[Taught]:
        """Notes on lessons that are not there any more."""
        there = {step.key for _module, lessons in self.modules for step, _notes in lessons}
        return [one for one in self.notes if one.step_key not in there]

    @property
    def lessons(self) -> int:
        return sum(len(lessons) for _module, lessons in self.modules)

    @property
    def taught(self) -> int:
        return sum(bool(notes) for _module, lessons in self.modules for _step, notes in lessons)

    @property
    def minutes(self) -> int:
        return sum(one.minutes or 0 for one in self.notes)


def notes_of(group: Group) -> QuerySet[Taught]:
    return Taught.objects.filter(group=group).select_related("taught_by")


def lines_of(notes: Iterable[Taught]) -> Iterator[list[Cell]]:
    """Whoever taught is not named: an evaluator asks about lessons."""
    yield list(COLUMNS)
    for one in notes:
        yield [
            str(one.course_key),
            str(one.step_key),
            one.title,
            one.taught_on.isoformat(),
            one.minutes,
            BETWEEN.join(one.skipped),
            BETWEEN.join(one.adapted),
            one.note,
            int(one.taught_by_id is not None),
        ]
