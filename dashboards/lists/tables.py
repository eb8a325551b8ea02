"""A list as rows and columns of text, whatever it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from dashboards.lists.kinds import LONGEST_CELL, MOST_COLUMNS, ListKind
from quizzes.exchange.uploads import refuse


@dataclass(frozen=True)
class Line:
    number: int  # as a spreadsheet counts rows, from 1
    cells: list[str]
    problem: str = ""  # why nothing can be made of it

    @property
    def is_blank(self) -> bool:
        return not self.problem and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    lines: list[Line]  # the first may hold headings
    is_headed: bool
    unread: list[str] = field(default_factory=list)  # headings of columns that were not even kept
    notes: list[str] = field(default_factory=list)  # sentences for whoever gave the list

    @classmethod
    def of(cls, data: dict[str, Any]) -> Table:
        return cls(**{**data, "lines": [Line(**line) for line in data["lines"]]})

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def width(self) -> int:
        return max((len(line.cells) for line in self.lines), default=0)

    def headings(self, is_headed: bool) -> list[str]:
        return self.lines[0].cells if is_headed and self.lines else []

    def body(self, is_headed: bool) -> list[Line]:
        return self.lines[1:] if is_headed else self.lines


def table_of(lines: Iterable[Line], kind: ListKind, notes: Iterable[str] = ()) -> Table:
    """A Mistake where there is no list in it. Columns whose headings say that they are private stay outside."""
    kept = [cut(line) for line in lines if not line.is_blank]
    is_headed = bool(kept) and not kept[0].problem and kind.heading_row(kept[0].cells)
    kind.check_count(len(kept) - is_headed)
    if len(kept) == int(is_headed):
        raise refuse(_("There are no names in this list."))
    headings = kept[0].cells if is_headed else []
    private = {place for place, heading in enumerate(headings) if kind.is_private(heading)}
    return Table(
        [without(line, private) for line in kept],
        is_headed,
        [tidy_heading(headings[place]) for place in sorted(private)],
        list(notes),
    )


def cut(line: Line) -> Line:
    """Empty cells at the end are none."""
    cells = [cell.replace("\x00", "")[:LONGEST_CELL] for cell in line.cells[:MOST_COLUMNS]]
    while cells and not cells[-1].strip():
        cells.pop()
    return replace(line, cells=cells)


def without(line: Line, places: set[int]) -> Line:
    return replace(line, cells=[cell for place, cell in enumerate(line.cells) if place not in places])


def tidy_heading(heading: str) -> str:
    return " ".join(heading.split())[:60]
