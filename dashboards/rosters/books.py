"""Rows of an XLSX file. Formulas are read as what they last came to; nothing outside the file is ever fetched."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from curriculum.packing.problems import Mistake
from dashboards.rosters.limits import LARGEST_BOOK, MOST_COLUMNS, MOST_LEARNERS, too_large, too_many
from dashboards.rosters.tables import Line
from quizzes.exchange.uploads import Package, refuse

MOST_ROWS = 5 * MOST_LEARNERS  # with the empty ones among them
SUSPECT = (b"<!DOCTYPE", b"<!ENTITY")  # no spreadsheet program writes these


def lines_of(content: bytes, package: Package) -> list[Line]:
    """Of the first sheet in which anything stands. A Mistake where the file is no sound workbook."""
    check(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that nobody looks at
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
            read = (list(rows_of(sheet)) for sheet in sheets if sheet.sheet_state == "visible")
            return next((lines for lines in read if any(not line.is_blank for line in lines)), [])
    except Mistake:
        raise
    except Exception as error:  # whatever a library meets in a damaged file, it is the file that cannot be read
        raise refuse(
            _("This XLSX file is damaged. Open it in your spreadsheet, save it again, and try once more.")
        ) from (error)


def check(package: Package) -> None:
    """Before a library makes anything of it."""
    if sum(member.file_size for member in package.members.values()) > LARGEST_BOOK:
        raise too_large(LARGEST_BOOK)
    for name in package.names():
        if name.lower().endswith((".xml", ".rels")):
            text = package.read(name).replace(b"\x00", b"").upper()
            if any(sign in text for sign in SUSPECT):
                raise refuse(_("This XLSX file holds something that no spreadsheet program writes. It was not read."))


def rows_of(sheet: ReadOnlyWorksheet) -> Iterator[Line]:
    """Empty rows far below are common, and cost nothing to look at."""
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if number <= MOST_ROWS:
            yield Line(number, [as_text(cell) for cell in cells])
        elif any(cells):
            raise too_many()


def as_text(cell: object) -> str:
    """Whole numbers without a point. A day is no part of a name."""
    if cell is None or isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
