"""The learners of a list, row by row: a name and the mark of a number, or what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dashboards.lists.cells import check_number, name_from, numbers_clash
from dashboards.lists.tables import Line, Table
from dashboards.rosters.columns import Columns
from dashboards.rosters.limits import LONGEST_NUMBER
from people.joining.roster_marks import roster_mark
from people.models import Organisation
from people.names import heard_as


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
        check_number(number, LONGEST_NUMBER)
    except ValidationError as mistake:
        return replace(row, problem=mistake.messages[0])
    others = tuple(heard_as(other) for other in columns.other_names_of(line.cells))
    return replace(row, name=name, mark=roster_mark(organisation, number), others=others)


def told_apart(rows: list[Row]) -> list[Row]:
    """A number belongs to one learner: of a row given twice the first counts, and two names for one are nobody's."""
    by_mark: dict[str, list[Row]] = {}
    for row in rows:
        if row.mark and not row.problem:
            by_mark.setdefault(row.mark, []).append(row)
    problems: dict[int, str] = {}
    for same in by_mark.values():
        if len({row.heard for row in same}) > 1:
            problems |= {row.number: numbers_clash(one.number for one in same) for row in same}
        else:
            problems |= {row.number: given_twice(same[0]) for row in same[1:]}
    return [replace(row, problem=problems.get(row.number, row.problem)) for row in rows]


def given_twice(first: Row) -> str:
    return _("This learner stands in row %(row)d already, and is taken from there.") % {"row": first.number}
