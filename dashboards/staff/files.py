"""The staff list as a file: what the page shows, all of it. It can be given back as a list to import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell
from dashboards.staff.listing import FilterForm
from dashboards.workbooks import workbook
from people.models import Employment

AT_A_TIME = 500
LONGEST_NUMBER = 15  # digits that a spreadsheet keeps


def headings() -> list[Cell]:
    return [
        _("Staff number"),
        _("Name"),
        _("E-mail address"),
        _("Site"),
        _("Team"),
        _("Position"),
        _("Work"),
        _("Hired"),
        _("Left"),
        _("Language"),
    ]


def lines_of(form: FilterForm) -> Iterator[list[Cell]]:
    yield headings()
    for employment in form.staff().iterator(chunk_size=AT_A_TIME):
        yield line_of(employment)


def line_of(employment: Employment) -> list[Cell]:
    """Days as 2026-11-24, which every spreadsheet reads as a day."""
    days = [day.isoformat() if day else "" for day in (employment.hired_on, employment.left_on)]
    return [
        number_of(employment.staff_number),
        str(employment.user),
        employment.user.email or "",
        str(employment.organisation),
        str(employment.team or ""),
        employment.position,
        employment.get_work_display(),
        *days,
        employment.user.language,
    ]


def number_of(staff_number: str) -> Cell:
    """A number where it is one; 0042 is none, for a spreadsheet would make 42 of it."""
    is_number = staff_number.isascii() and staff_number.isdigit() and len(staff_number) <= LONGEST_NUMBER
    return int(staff_number) if is_number and str(int(staff_number)) == staff_number else staff_number


def xlsx_of(form: FilterForm) -> IO[bytes]:
    return workbook(_("Staff"), lines_of(form), {"A": 14, "B": 32, "C": 30, "D": 24, "E": 20, "F": 24}, freeze="C2")
