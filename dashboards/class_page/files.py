"""The class page as a file: the same rows, in the same order, of every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from typing import IO

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell
from dashboards.class_page.grid import Row, learners_in_order, rows_of
from dashboards.class_page.page import ClassPage
from dashboards.workbooks import workbook

AT_A_TIME = 200  # learners in memory


def headings(shown: ClassPage) -> list[Cell]:
    steps = [column.title for column in shown.columns]
    return [_("Name"), *steps, _("Steps done"), _("Steps in the course"), _("Finished on"), _("Last here")]


def lines_of(shown: ClassPage) -> Iterator[list[Cell]]:
    yield headings(shown)
    if shown.course is None:
        return
    learners = learners_in_order(shown.group).iterator(chunk_size=AT_A_TIME)
    for some in batched(learners, AT_A_TIME):
        for row in rows_of(shown.course, shown.columns, some):
            yield line_of(shown, row)


def line_of(shown: ClassPage, row: Row) -> list[Cell]:
    """Days as 2026-11-24, which every spreadsheet reads as a day."""
    moments = [row.standing.completion.completed_at if row.standing.completion else None, row.last_here]
    days = [moment.astimezone(shown.zone).date().isoformat() if moment else "" for moment in moments]
    return [str(row.learner), *(cell.value for cell in row.cells), row.done, row.asked, *days]


def xlsx_of(shown: ClassPage) -> IO[bytes]:
    return workbook(_("Steps"), lines_of(shown), {"A": 32}, freeze="B2")
