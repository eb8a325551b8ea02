"""One learner of a group in a course: what is done, when, and what is missing before it is complete."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from dashboards.class_page.cells import Cell, Tries
from dashboards.class_page.grid import Column, Row, columns_of, rows_of
from dashboards.class_page.page import ClassPage
from people.models import User
from progress.models import StepRecord


@dataclass(frozen=True)
class StepOfLearner:
    column: Column
    cell: Cell
    record: StepRecord | None
    tries: Tries

    @property
    def minutes(self) -> int | None:
        return round(self.record.active_seconds / 60) if self.record else None

    @property
    def done_at(self) -> dt.datetime | None:
        return self.record.last_done_at if self.record and self.cell.state.is_over else None


class LearnerInCourse:
    def __init__(self, shown: ClassPage, learner: User) -> None:
        self.shown, self.learner = shown, learner

    @cached_property
    def row(self) -> Row | None:
        course = self.shown.course
        return rows_of(course, columns_of(course.outline, None, {}), [self.learner])[0] if course else None

    @cached_property
    def steps(self) -> list[StepOfLearner]:
        course, row = self.shown.course, self.row
        if course is None or row is None:
            return []
        columns, records = columns_of(course.outline, None, {}), row.standing.records
        return [
            StepOfLearner(column, cell, records.get(column.step.key), row.tries[column.step.key])
            for column, cell in zip(columns, row.cells, strict=True)
        ]
