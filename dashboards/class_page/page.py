"""All that the class page shows, in a handful of queries whether thirty learn in the group or three thousand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.http import urlencode

from curriculum.outline import OutlineModule
from dashboards.class_page.cells import State
from dashboards.class_page.courses import chosen_course, chosen_module, courses_of_class
from dashboards.class_page.grid import (
    Column,
    Row,
    columns_of,
    done_by_step,
    learners_in_order,
    rows_of,
    with_number_here,
)
from dashboards.class_page.hints import Hint, hints_of
from dashboards.group_at_quiz import A_PAGE
from people.models import Group, User


@dataclass(frozen=True)
class Asked:
    """What an address asks for; whatever it names that is not there is left out."""

    course: str = ""
    module: str = ""
    page: str = ""

    @classmethod
    def of(cls, data: Mapping[str, str]) -> Asked:
        return cls(data.get("course", ""), data.get("module", ""), data.get("page", ""))


class KnownLength(Paginator):
    """Where the database has counted already."""

    def __init__(self, *args: object, known: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = known

    @cached_property
    def count(self) -> int:
        return self.known


class ClassPage:
    """`group` comes with `size`, the number of its learners."""

    def __init__(self, group: Group, asked: Asked, language: str) -> None:
        self.group, self.asked = group, asked
        self.zone = group.organisation.zone
        self.today = timezone.localdate(timezone=self.zone)
        self.courses = courses_of_class(group, language)
        self.course = chosen_course(self.courses, asked.course)

    @cached_property
    def done(self) -> dict:
        return done_by_step(self.group, self.course.outline) if self.course else {}

    @property
    def percent(self) -> int:
        """How far the group is as a whole: steps done, of all steps of all learners."""
        asked = self.course.outline.open_steps if self.course else ()
        possible = len(asked) * (getattr(self.group, "size", 0) or 0)
        return sum(self.done.get(step.key, 0) for step in asked) * 100 // possible if possible else 0

    @cached_property
    def module(self) -> OutlineModule | None:
        return chosen_module(self.course, self.asked.module, self.done) if self.course else None

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of(self.course.outline, self.module, self.done) if self.course else []

    @property
    def spans(self) -> list[tuple[OutlineModule, int]]:
        """The modules above the columns, and how many each stands above."""
        steps = self.course.outline if self.course else None
        of_column = (steps.module_of(column.step.key) for column in self.columns) if steps else ()
        return [(module, len(list(same))) for module, same in groupby(of_column) if module]

    @cached_property
    def page(self) -> Page[User]:
        learners = with_number_here(learners_in_order(self.group), self.group, self.midnight)
        return KnownLength(learners, A_PAGE, known=getattr(self.group, "size", 0)).get_page(self.asked.page)

    @property
    def midnight(self) -> dt.datetime:
        return dt.datetime.combine(self.today, dt.time.min, self.zone)

    @cached_property
    def rows(self) -> list[Row]:
        return rows_of(self.course, self.columns, list(self.page)) if self.course else []

    @property
    def here_today(self) -> int:
        return next((getattr(learner, "here_today", None) or 0 for learner in self.page), 0)

    @cached_property
    def here(self) -> list[Row]:
        return [row for row in self.rows if row.was_here_on(self.today, self.zone)]

    @cached_property
    def here_pks(self) -> set[int]:
        return {row.learner.pk for row in self.here}

    @cached_property
    def hints(self) -> list[Hint]:
        return hints_of(self.course, self.rows, self.today, self.zone) if self.course else []

    @property
    def states(self) -> list[State]:
        """The signs that need explaining: those on the page."""
        used = {cell.state for row in self.rows for cell in row.cells}
        return [state for state in State if state in used]

    @property
    def more_hints(self) -> int:
        """Beyond those that are read at once."""
        return len(self.hints) - 3

    @property
    def has_scores(self) -> bool:
        return any(cell.number for row in self.rows for cell in row.cells)

    @property
    def place(self) -> str:
        """Of this very page."""
        return f"page={self.page.number}{self.keep_after}"

    @property
    def keep_after(self) -> str:
        return f"&{self.keep}" if self.keep else ""

    @property
    def keep_still(self) -> str:
        return f"{self.keep_after}&still=1"

    @property
    def keep(self) -> str:
        """What the addresses of other pages, and of the files, say of this one."""
        course, module = self.course, self.module
        said = {"course": course.outline.slug if course else "", "module": module.slug if module else self.asked.module}
        return urlencode({name: value for name, value in said.items() if value})
