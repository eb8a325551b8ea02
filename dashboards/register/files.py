"""The register as a file: the same rows and columns, in the same order, of every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell
from dashboards.register.reading import Register, Row
from dashboards.workbooks import workbook

AT_A_TIME = 2000
WIDTHS = {
    "A": 28,
    "B": 14,
    "C": 16,
    "D": 24,
    "E": 12,
    "F": 24,
    "G": 18,
    "H": 22,
    "I": 32,
    "J": 12,
    "K": 12,
    "L": 20,
    "M": 12,
}


def headings() -> list[Cell]:
    how = [_("Name"), _("Staff number"), _("State"), _("Remark"), _("Due")]
    where = [_("Site"), _("Team"), _("Position"), _("Course")]
    return [*how, *where, _("Finished"), _("Valid until"), _("Certificate"), _("How")]


def lines_of(register: Register, wanted: dict[str, Any]) -> Iterator[list[Cell]]:
    yield headings()
    found = register.in_order(register.narrowed(wanted))
    for row in register.rows(found.iterator(chunk_size=AT_A_TIME)):
        yield line_of(row)


def line_of(row: Row) -> list[Cell]:
    """Days are days: a spreadsheet sorts and counts with them."""
    one = row.obligation
    team = one.team.name if one.team else ""
    how = [str(one.learner), one.employment.staff_number, row.state_name, row.remark, one.due_on]
    where = [one.organisation.name, team, one.employment.position, one.requirement.course_title]
    return [*how, *where, one.completed_on, one.valid_until, row.code, row.way]


def xlsx_of(register: Register, wanted: dict[str, Any]) -> IO[bytes]:
    return workbook(_("Register"), lines_of(register, wanted), WIDTHS, freeze="B2")
