"""Which column holds what, and how a name is made of it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from dashboards.rosters.headings import Part, parts_of
from dashboards.rosters.tables import Table, tidy_heading
from people.names import tidied

NUMBERS = re.compile(r"[\w.-]+")
TURNED = re.compile(r"[^,]+,[^,]+")
SAMPLES = 3


class Shown(StrEnum):
    """How much of a family name the class sees."""

    INITIAL = "initial"
    GIVEN = "given"
    WHOLE = "whole"


@dataclass(frozen=True)
class Columns:
    is_headed: bool
    places: dict[str, int]  # by part
    is_turned: bool = False  # “Khan, Amina” is Amina Khan
    shown: str = Shown.INITIAL

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

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
            is_turned = self.is_turned and TURNED.fullmatch(whole)
            family, given = (part.strip() for part in whole.split(",")) if is_turned else ("", whole)
        return self.tidy_cell(cells, Part.PREFERRED) or given, family

    def number_of(self, cells: list[str]) -> str:
        return self.tidy_cell(cells, Part.NUMBER)

    def tidy_cell(self, cells: list[str], part: Part) -> str:
        """Cells are cut already, so that tidying thousands of marks takes no time."""
        place = self.places.get(part, -1)
        return tidied(cells[place]) if 0 <= place < len(cells) else ""


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
    found = {str(part): place for part, place in parts_of(table.headings(table.is_headed)).items()}
    columns = [cells_of(table, place, table.is_headed) for place in range(table.width)]
    if not found:
        words = [place for place, cells in enumerate(columns) if holds_words(cells)]
        numbers = [place for place, cells in enumerate(columns) if holds_numbers(cells)]
        found |= {str(Part.WHOLE): words[0]} if len(words) == 1 else {}
        found |= {str(Part.NUMBER): numbers[0]} if len(numbers) == 1 else {}
    if Part.NUMBER in found and only_counts(columns[found[Part.NUMBER]]):
        del found[Part.NUMBER]
    whole = columns[found[Part.WHOLE]] if found.get(Part.WHOLE, -1) >= 0 else []
    return Columns(table.is_headed, found, is_turned=most(whole, lambda cell: bool(TURNED.fullmatch(cell))))


def cells_of(table: Table, place: int, is_headed: bool) -> list[str]:
    return [line.cells[place] for line in table.body(is_headed) if place < len(line.cells)]


def only_counts(cells: list[str]) -> bool:
    """1, 2, 3 … is nobody's number: in the next list it would be somebody else's."""
    full = [cell.strip(" .") for cell in cells if cell.strip()]
    return len(full) > 2 and full == [str(number) for number in range(1, len(full) + 1)]


def most(cells: list[str], holds: Any) -> bool:
    full = [cell for cell in cells if cell.strip()]
    return 2 * sum(holds(cell.strip()) for cell in full) > len(full)


def holds_numbers(cells: list[str]) -> bool:
    return most(cells, lambda cell: bool(NUMBERS.fullmatch(cell)) and has_digit(cell))


def has_digit(cell: str) -> bool:
    return any(letter.isdecimal() for letter in cell)


def holds_words(cells: list[str]) -> bool:
    return most(cells, lambda cell: not has_digit(cell) and "@" not in cell)


def labels(table: Table, is_headed: bool) -> list[str]:
    """What each column is called to whoever chooses: its letter, its heading, a few of its cells."""
    headings, body = table.headings(is_headed), table.body(is_headed)
    return [label_of(place, headings, [line.cells for line in body]) for place in range(table.width)]


def label_of(place: int, headings: list[str], rows: list[list[str]]) -> str:
    cells = (tidy_heading(row[place])[:20] for row in rows if place < len(row))
    samples = [cell for cell in cells if cell][:SAMPLES]
    heading = tidy_heading(headings[place]) if place < len(headings) else ""
    said = f"{letters_of(place)}: {heading}" if heading else letters_of(place)
    return f"{said} ({', '.join(samples)})" if samples else said


def letters_of(place: int) -> str:
    """A, B, … Z, AA."""
    return (letters_of(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)
