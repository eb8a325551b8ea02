"""Which column holds what."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from dashboards.lists.kinds import ListKind, plain
from dashboards.lists.tables import Table, tidy_heading
from people.names import tidied

NUMBERS = re.compile(r"[\w.-]+")
TURNED = re.compile(r"[^,]+,[^,]+")
SAMPLES = 3
# What is read of people. Every kind of list calls these parts so.
WHOLE, GIVEN, FAMILY, PREFERRED, NUMBER = "whole", "given", "family", "preferred", "number"
SHORT = {"name", "names", "student", "learner", "pupil", "eleve", "employee"}  # beside a family name: the first name


@dataclass(frozen=True)
class Columns:
    is_headed: bool
    places: dict[str, int]  # by part
    is_turned: bool = False  # “Khan, Amina” is Amina Khan

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def tidy_cell(self, cells: list[str], part: str) -> str:
        """Cells are cut already, so that tidying thousands of marks takes no time."""
        place = self.places.get(part, -1)
        return tidied(cells[place]) if 0 <= place < len(cells) else ""

    def turned(self, whole: str) -> tuple[str, str]:
        """The given name and the family name, or the whole of it and nothing."""
        if not (self.is_turned and TURNED.fullmatch(whole)):
            return whole, ""
        family, given = (part.strip() for part in whole.split(","))
        return given, family


def parts_of(headings: list[str], kind: ListKind) -> dict[str, int]:
    """Where each part stands, the first time. “Nom” beside “Prénom” is the family name; alone it is the whole one."""
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        if part := kind.part_of(heading):
            found.setdefault(str(part), place)
    if FAMILY in found and not found.keys() & {GIVEN, PREFERRED, WHOLE}:
        found[WHOLE] = found.pop(FAMILY)
    elif WHOLE in found:
        choose_whole_or_parts(found, plain(headings[found[WHOLE]]))
    return found


def choose_whole_or_parts(found: dict[str, int], heading: str) -> None:
    if FAMILY in found and GIVEN not in found and heading in SHORT:
        found[GIVEN] = found[WHOLE]
    if GIVEN in found:
        del found[WHOLE]
    else:
        found.pop(FAMILY, None)


def cells_of(table: Table, place: int, is_headed: bool) -> list[str]:
    return [line.cells[place] for line in table.body(is_headed) if place < len(line.cells)]


def are_turned(cells: list[str]) -> bool:
    return most(cells, lambda cell: bool(TURNED.fullmatch(cell)))


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
