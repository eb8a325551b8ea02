"""The people of a staff list, row by row: what is said of each, or what is wrong."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.lists.cells import check_number, name_from, numbers_clash
from dashboards.lists.tables import Line, Table
from dashboards.staff.importing.columns import Columns
from dashboards.staff.importing.days import read_day
from dashboards.staff.importing.headings import Part
from dashboards.staff.importing.languages import read_language
from dashboards.staff.importing.works import guess_work, read_work
from people.models import Employment, User
from people.names import heard_as

LONGEST_NUMBER = Employment._meta.get_field("staff_number").max_length or 0
LONGEST_POSITION = Employment._meta.get_field("position").max_length or 0
LONGEST_ADDRESS = User._meta.get_field("email").max_length or 0


@dataclass(frozen=True)
class StaffRow:
    """What is empty is not told: it changes nothing."""

    number: int  # of the line
    name: str = ""
    staff_number: str = ""
    email: str = ""
    site: str = ""
    team: str = ""
    position: str = ""
    work: str = ""
    hired_on: dt.date | None = None
    left_on: dt.date | None = None
    language: str = ""
    problem: str = ""
    cells: list[str] = field(default_factory=list)

    @property
    def guessed_work(self) -> str:
        return self.work or guess_work(self.position)


def rows_of(table: Table, columns: Columns) -> list[StaffRow]:
    return told_apart([row_of(line, columns) for line in table.body(columns.is_headed)])


def row_of(line: Line, columns: Columns) -> StaffRow:
    """Number and address are read also where something else is wrong, so that nobody seems to be missing."""
    said = {part: columns.tidy_cell(line.cells, part) for part in Part}
    row = StaffRow(
        line.number,
        columns.name_of(line.cells),
        said[Part.NUMBER],
        said[Part.EMAIL].removeprefix("mailto:").lower(),
        said[Part.SITE],
        said[Part.TEAM],
        said[Part.POSITION],
        read_work(said[Part.WORK]) if said[Part.WORK] else "",
        language=read_language(said[Part.LANGUAGE]) if said[Part.LANGUAGE] else "",
        cells=line.cells,
        problem=line.problem,
    )
    if row.problem:
        return row
    try:
        hired_on = read_day(said[Part.HIRED], columns.day_order)
        left_on = read_day(said[Part.LEFT], columns.day_order)
        return checked(replace(row, name=name_from(row.name), hired_on=hired_on, left_on=left_on))
    except ValidationError as mistake:
        return replace(row, problem=mistake.messages[0])


def checked(row: StaffRow) -> StaffRow:
    check_number(row.staff_number, LONGEST_NUMBER)
    if len(row.position) > LONGEST_POSITION:
        words = {"most": LONGEST_POSITION}
        raise ValidationError(_("The position is longer than %(most)d characters."), params=words)
    check_address(row.email)
    if not row.staff_number and not row.email:
        raise ValidationError(_("Give a staff number or an e-mail address, so that the next list finds them again."))
    check_days(row)
    return row


def check_address(email: str) -> None:
    if email:
        try:
            validate_email(email)
            MaxLengthValidator(LONGEST_ADDRESS)(email)
        except ValidationError:
            raise ValidationError(_("“%(email)s” is no e-mail address."), params={"email": email[:60]}) from None


def check_days(row: StaffRow) -> None:
    if row.left_on and row.left_on > timezone.localdate():
        raise ValidationError(_("The last day is still to come. Give it again once they have left."))
    if row.left_on and row.hired_on and row.left_on < row.hired_on:
        raise ValidationError(_("The last day is before the day of hire."))


def told_apart(rows: list[StaffRow]) -> list[StaffRow]:
    """A number and an address belong to one person: of a row given twice the first counts, and two names for one are
    nobody's."""
    problems: dict[int, str] = {}
    for same in alike((row.staff_number, row) for row in rows):
        if len({heard_as(row.name) for row in same}) > 1:
            clash = numbers_clash(one.number for one in same)
            problems |= {row.number: clash for row in same}
        else:
            problems |= {row.number: given_twice(same[0]) for row in same[1:]}
    for same in alike((row.email, row) for row in rows if row.number not in problems):
        problems |= {row.number: address_twice(same[0]) for row in same[1:]}
    return [replace(row, problem=problems.get(row.number, row.problem)) for row in rows]


def alike(told: Iterable[tuple[str, StaffRow]]) -> list[list[StaffRow]]:
    """Of those that can be read, those that share what is told."""
    found: dict[str, list[StaffRow]] = defaultdict(list)
    for key, row in told:
        if key and not row.problem:
            found[key].append(row)
    return [same for same in found.values() if len(same) > 1]


def given_twice(first: StaffRow) -> str:
    return _("This person stands in row %(row)d already, and is taken from there.") % {"row": first.number}


def address_twice(first: StaffRow) -> str:
    return _("The e-mail address stands in row %(row)d already. Each person has their own, or none.") % {
        "row": first.number
    }
