"""Lists as XLSX files, written to the disk line by line and gone from it once they are sent."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from curriculum.spreadsheets import Cell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_TITLE = 31  # letters that a sheet's name may have


def workbook(title: str, lines: Iterable[Sequence[Cell]], widths: Mapping[str, int], freeze: str = "A2") -> IO[bytes]:
    """One sheet; `widths` are in letters, by column; what stands above and left of `freeze` stays in sight."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:LONGEST_TITLE])
    sheet.freeze_panes = freeze
    for column, width in widths.items():
        sheet.column_dimensions[column].width = width
    for line in lines:
        sheet.append([as_it_is(sheet, cell) for cell in line])
    file = tempfile.TemporaryFile()
    book.save(file)
    file.seek(0)
    return file


def as_it_is(sheet: object, value: Cell) -> object:
    """Numbers are numbers. Text is text, whatever it looks like; a spreadsheet runs none of it."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"
    return cell
