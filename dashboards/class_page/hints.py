"""Who may want a hand: said calmly, one by one in the order of names, and never counted against anyone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dashboards.class_page.cells import Cell, State
from dashboards.class_page.courses import CourseOfClass
from dashboards.class_page.grid import Row
from people.models import User

LONG_MINUTES = 20  # at one lesson, at least
TIMES_PLANNED = 2
AWAY_DAYS = 7


@dataclass(frozen=True)
class Hint:
    learner: User
    sentence: str


def hints_of(course: CourseOfClass, rows: list[Row], today: dt.date, zone: dt.tzinfo) -> list[Hint]:
    return [Hint(row.learner, said) for row in rows for said in sentences(course, row, today, zone)]


def sentences(course: CourseOfClass, row: Row, today: dt.date, zone: dt.tzinfo) -> Iterator[str]:
    for cell in row.cells:
        if said := about(course, row, cell) or left_open(row, cell, today, zone):
            yield said
    if row.last_here and course.awaits(row.standing, today):
        last = row.last_here.astimezone(zone).date()
        if (today - last).days >= AWAY_DAYS:
            day = date_format(last, "MONTH_DAY_FORMAT")
            yield _("was last here on %(day)s, and something is due.") % {"day": day}


def about(course: CourseOfClass, row: Row, cell: Cell) -> str:
    if cell.state is State.STOPPED:
        return _("began “%(title)s”, and it stopped before it was handed in.") % {"title": cell.step.title}
    rules, tries = course.rules().get(cell.step.key), row.tries[cell.step.key]
    if cell.state is State.AGAIN and rules and tries.are_used_up(cell.step, rules):
        return _("has used every try at “%(title)s”. You can look at it together.") % {"title": cell.step.title}
    if cell.state is State.STARTED and (minutes := long_at(row, cell)):
        return _("has been at “%(title)s” for %(minutes)s minutes.") % {"title": cell.step.title, "minutes": minutes}
    return ""


def left_open(row: Row, cell: Cell, today: dt.date, zone: dt.tzinfo) -> str:
    """An attempt of another day that still waits."""
    attempt = row.tries[cell.step.key].open
    if cell.state is not State.ANSWERING or attempt is None:
        return ""
    begun = attempt.started_at.astimezone(zone).date()
    said = {"title": cell.step.title, "day": date_format(begun, "MONTH_DAY_FORMAT")}
    return _("began “%(title)s” on %(day)s, and has not handed it in yet.") % said if begun < today else ""


def long_at(row: Row, cell: Cell) -> int:
    """Active minutes, where they are many for this step; else 0."""
    minutes = row.standing.records[cell.step.key].active_seconds // 60
    return minutes if minutes >= max(LONG_MINUTES, TIMES_PLANNED * cell.step.minutes) else 0
