"""The learners of a list, row by row: a name and the mark of a number, or what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from curriculum.spreadsheets import FORMULA
from dashboards.classes.names import read_name
from dashboards.rosters.columns import Columns
from dashboards.rosters.limits import LONGEST_NUMBER
from dashboards.rosters.tables import Line, Table
from people.joining.roster_marks import roster_mark
from people.models import Organisation
from people.names import AN_ADDRESS, heard_as

SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)  # 1.23457E+11
ERROR_SIGN = "#"  # #N/A, #REF!


@dataclass(frozen=True)
class Row:
    number: int  # of the line
    name: str = ""
    mark: str = ""
    problem: str = ""
    cells: list[str] = field(default_factory=list)
    others: tuple[str, ...] = ()  # how the name may be heard in an earlier list

    @property
    def heard(self) -> str:
        return heard_as(self.name)


def rows_of(table: Table, columns: Columns, organisation: Organisation) -> list[Row]:
    rows = [row_of(line, columns, organisation) for line in table.body(columns.is_headed)]
    return told_apart(rows)


def row_of(line: Line, columns: Columns, organisation: Organisation) -> Row:
    row = Row(line.number, columns.name_of(line.cells), cells=line.cells, problem=line.problem)
    if row.problem:
        return row
    number = columns.number_of(line.cells)
    try:
        name = name_from(row.name)
        check_number(number)
    except ValidationError as mistake:
        return replace(row, problem=mistake.messages[0])
    others = tuple(heard_as(other) for other in columns.other_names_of(line.cells))
    return replace(row, name=name, mark=roster_mark(organisation, number), others=others)


def name_from(typed: str) -> str:
    if not typed:
        raise ValidationError(_("There is no name in this row."))
    bare = typed.removeprefix("'")  # as `harmless` writes it
    if bare.startswith((*FORMULA, ERROR_SIGN)):
        words = {"sign": bare[0]}
        raise ValidationError(
            _("The name begins with “%(sign)s”, like a formula. Write the name itself."), params=words
        )
    if AN_ADDRESS.search(typed):
        raise ValidationError(_("This is an address, not a name."))
    return read_name(typed)


def check_number(number: str) -> None:
    if len(number) > LONGEST_NUMBER:
        words = {"most": LONGEST_NUMBER}
        raise ValidationError(_("The number is longer than %(most)d characters."), params=words)
    if SHORTENED.fullmatch(number):
        sentence = _("A spreadsheet has shortened the number to “%(number)s”. Show its column as text, and save again.")
        raise ValidationError(sentence, params={"number": number})


def told_apart(rows: list[Row]) -> list[Row]:
    """A number belongs to one learner: of a row given twice the first counts, and two names for one are nobody's."""
    by_mark: dict[str, list[Row]] = {}
    for row in rows:
        if row.mark and not row.problem:
            by_mark.setdefault(row.mark, []).append(row)
    problems: dict[int, str] = {}
    for same in by_mark.values():
        if len({row.heard for row in same}) > 1:
            problems |= {row.number: numbers_clash(same) for row in same}
        else:
            problems |= {row.number: given_twice(same[0]) for row in same[1:]}
    return [replace(row, problem=problems.get(row.number, row.problem)) for row in rows]


def numbers_clash(rows: list[Row]) -> str:
    places = ", ".join(str(row.number) for row in rows[:10])
    return _("Rows %(places)s have the same number and different names. Put the number right.") % {"places": places}


def given_twice(first: Row) -> str:
    return _("This learner stands in row %(row)d already, and is taken from there.") % {"row": first.number}
