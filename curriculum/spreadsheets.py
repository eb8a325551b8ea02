"""What stands in a spreadsheet is text, whoever wrote it."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import get_language, override

# How a cell begins that a spreadsheet would run. In Japanese and Chinese, some also run the wide = + - @.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = str | int | float | dt.date | None


def harmless(cell: Cell) -> Cell:
    """Text stays text in every spreadsheet; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """A CSV file line by line, in the language of now: a line may be written when the view is long done.

    Headings are made harmless too: they are translated, and nobody translates with spreadsheets in mind.
    """
    return spoken(written(rows), get_language())


def written(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    writer, mark = csv.writer(Echo()), "\ufeff"  # tells Excel that this is UTF-8
    for row in rows:
        yield mark + writer.writerow([harmless(cell) for cell in row])
        mark = ""


class Echo:
    """What a writer writes to when it should only say what it would write."""

    def write(self, line: str) -> str:
        return line


def spoken(lines: Iterator[str], language: str | None) -> Iterator[str]:
    while True:
        with override(language):
            line = next(lines, None)
        if line is None:
            return
        yield line
