"""Rows of an XLSX file. Formulas are read as what they last came to; nothing outside the file is ever fetched."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import count

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from curriculum.packing.problems import Mistake
from dashboards.lists.kinds import MOST_COLUMNS, ListKind
from dashboards.lists.tables import Line
from quizzes.exchange.uploads import Package, refuse

EMPTY_ONES = 5  # rows of a sheet to one that may be filled
MOST_LOOKED_AT = 1_500_000  # rows of all sheets, empty ones too: a sheet has 1,048,576, and a file may say any number
SUSPECT = (b"<!DOCTYPE", b"<!ENTITY")  # no spreadsheet program writes these


def lines_of(package: Package, kind: ListKind) -> list[Line]:
    """Of the first sheet in which anything stands. A Mistake where the file is no sound workbook."""
    check(package, kind)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that nobody looks at
            book = load_workbook(BytesIO(package.content), read_only=True, data_only=True, keep_links=False)
            sheets = [sheet for sheet in book.worksheets if isinstance(sheet, ReadOnlyWorksheet)]
            looked = count(1)
            read = (list(rows_of(sheet, kind, looked)) for sheet in sheets if sheet.sheet_state == "visible")
            return next((lines for lines in read if any(not line.is_blank for line in lines)), [])
    except Mistake:
        raise
    except Exception as error:  # whatever a library meets in a damaged file, it is the file that cannot be read
        raise damaged() from error


def damaged() -> Mistake:
    return refuse(_("This XLSX file is damaged. Open it in your spreadsheet, save it again, and try once more."))


def check(package: Package, kind: ListKind) -> None:
    """Before a library makes anything of it."""
    if sum(member.file_size for member in package.members.values()) > kind.largest_book:
        raise kind.too_large(kind.largest_book)
    for name in package.names():
        if name.lower().endswith((".xml", ".rels")):
            text = package.read(name).replace(b"\x00", b"").upper()
            if any(sign in text for sign in SUSPECT):
                raise refuse(_("This XLSX file holds something that no spreadsheet program writes. It was not read."))


def rows_of(sheet: ReadOnlyWorksheet, kind: ListKind, looked: Iterator[int]) -> Iterator[Line]:
    """Those in which something stands. Empty rows far below are common, and cost little to look at."""
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if next(looked) > MOST_LOOKED_AT:
            raise damaged()
        if cells.count(None) == len(cells):
            continue
        if number > EMPTY_ONES * kind.most_rows:
            raise kind.too_many()
        yield Line(number, [as_text(cell, reads_days=kind.reads_days) for cell in cells])


def as_text(cell: object, *, reads_days: bool) -> str:
    """Whole numbers without a point. Where only names are read a day is no part of one."""
    if reads_days and isinstance(cell, dt.date):
        return (cell.date() if isinstance(cell, dt.datetime) else cell).isoformat()
    if cell is None or isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
