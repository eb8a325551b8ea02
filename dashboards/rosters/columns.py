"""Which column of a class's list holds what, and how a name is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboards.lists import columns
from dashboards.lists.columns import are_turned, cells_of, holds_numbers, holds_words, only_counts, parts_of
from dashboards.lists.tables import Table
from dashboards.rosters.headings import ROSTER, Part


class Shown(StrEnum):
    """How much of a family name the class sees."""

    INITIAL = "initial"
    GIVEN = "given"
    WHOLE = "whole"


@dataclass(frozen=True)
class Columns(columns.Columns):
    shown: str = Shown.INITIAL

    def name_of(self, cells: list[str]) -> str:
        """As it will stand on the list; "" where there is none."""
        return joined(*self.parts_of_name(cells), self.shown)

    def other_names_of(self, cells: list[str]) -> list[str]:
        """As the class's list may have it from before."""
        called, family = self.parts_of_name(cells)
        known_as = (called, self.tidy_cell(cells, Part.GIVEN), self.tidy_cell(cells, Part.WHOLE))
        every = [joined(one, family, shown) for one in known_as for shown in Shown]
        return list(dict.fromkeys(name for name in every if name))

    def parts_of_name(self, cells: list[str]) -> tuple[str, str]:
        """What someone is called, and the family name where the two can be told apart."""
        given, family = self.tidy_cell(cells, Part.GIVEN), self.tidy_cell(cells, Part.FAMILY)
        if whole := self.tidy_cell(cells, Part.WHOLE):
            given, family = self.turned(whole)
        return self.tidy_cell(cells, Part.PREFERRED) or given, family

    def number_of(self, cells: list[str]) -> str:
        return self.tidy_cell(cells, Part.NUMBER)


def joined(called: str, family: str, shown: str) -> str:
    if not called or not family or shown == Shown.GIVEN:
        return called or family
    return f"{called} {family if shown == Shown.WHOLE else initial_of(family)}"


def initial_of(family: str) -> str:
    """A letter and a point; whole where the script has no capitals, and one sign may be all of a name."""
    first = family[0]
    return f"{first.upper()}." if first.upper() != first.lower() else family


def guess(table: Table) -> Columns:
    """By the headings; where there are none, a lone column of words is the name, one of numbers the number."""
    found = parts_of(table.headings(table.is_headed), ROSTER)
    columns = [cells_of(table, place, table.is_headed) for place in range(table.width)]
    if not found:
        words = [place for place, cells in enumerate(columns) if holds_words(cells)]
        numbers = [place for place, cells in enumerate(columns) if holds_numbers(cells)]
        found |= {str(Part.WHOLE): words[0]} if len(words) == 1 else {}
        found |= {str(Part.NUMBER): numbers[0]} if len(numbers) == 1 else {}
    if Part.NUMBER in found and only_counts(columns[found[Part.NUMBER]]):
        del found[Part.NUMBER]
    whole = columns[found[Part.WHOLE]] if found.get(Part.WHOLE, -1) >= 0 else []
    return Columns(table.is_headed, found, is_turned=are_turned(whole))
