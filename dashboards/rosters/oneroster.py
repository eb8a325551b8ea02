"""OneRoster CSV, 1.1 and 1.2: the classes of a school's export, or its users.csv alone.

Only students are read, and of them what the columns page can offer. Who is `tobedeleted` is not there any more.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.lists.tables import Line, Table, table_of
from dashboards.rosters.headings import ROSTER
from dashboards.rosters.limits import LARGEST_UNPACKED, MOST_CLASSES
from quizzes.exchange.uploads import Package, refuse, text_of

USERS, ENROLMENTS, CLASSES, ROLES = "users.csv", "enrollments.csv", "classes.csv", "roles.csv"
READ = ["sourcedId", "identifier", "givenName", "familyName", "preferredGivenName"]
PREFERRED = ("preferredGivenName", "preferredFirstName")
FAMILY = ("preferredFamilyName", "preferredLastName", "familyName")
Record = dict[str, str]


@dataclass
class OfferedClass:
    title: str
    students: list[int] = field(default_factory=list)  # places in `Classes.people`
    unknown: list[int] = field(default_factory=list)  # lines of enrollments.csv whose user is not there


@dataclass
class Classes:
    """The classes of a file, of which one is chosen."""

    classes: list[OfferedClass]
    people: list[Line]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Classes:
        return cls([OfferedClass(**one) for one in data["classes"]], [Line(**one) for one in data["people"]])

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def table(self, place: int) -> Table:
        chosen = self.classes[place]
        problem = _("This learner is in enrollments.csv, and not in users.csv.")
        missing = [Line(number, [], problem) for number in chosen.unknown]
        return table_of([Line(1, READ), *(self.people[one] for one in chosen.students), *missing], ROSTER)


def is_users(headings: list[str]) -> bool:
    return {"sourcedId", "givenName", "familyName"} <= {heading.strip() for heading in headings}


def is_export(package: Package) -> bool:
    return bool(name_in(package, USERS))


def read_export(package: Package) -> Classes | Table:
    known: set[str] = set()
    students = list(students_of(noted(records(package, USERS), known), roles_in(package)))
    if not name_in(package, ENROLMENTS) or not name_in(package, CLASSES):
        return table_of([Line(1, READ), *(line for _key, line in students)], ROSTER)
    classes = {
        record.get("sourcedId", ""): OfferedClass(title_of(record))
        for _number, record in records(package, CLASSES)
        if is_present(record)
    }
    if len(classes) > MOST_CLASSES:
        raise refuse(
            _("The file has more than %(most)d classes. Export one school at a time.") % {"most": MOST_CLASSES}
        )
    places = {key: place for place, (key, _line) in enumerate(students)}
    enrol(classes, places, known, records(package, ENROLMENTS))
    offered = sorted((one for one in classes.values() if one.students), key=lambda one: one.title.casefold())
    if not offered:
        raise refuse(_("No class in this file has students."))
    return Classes(offered, [line for _key, line in students])


def read_users(lines: list[Line]) -> Table:
    """users.csv alone. In 1.2 it does not say who is a student."""
    headings = [heading.strip() for heading in lines[0].cells]
    found = [(line.number, dict(zip(headings, line.cells, strict=False))) for line in lines[1:] if not line.is_blank]
    students = [line for _key, line in students_of(iter(found), None)]
    notes = [left_out(len(found) - len(students))] if len(found) > len(students) else []
    if "role" not in headings:
        notes.append(_("This file does not say who is a student. Look whether teachers are among the names."))
    return table_of([Line(1, READ), *students], ROSTER, notes)


def left_out(count: int) -> str:
    sentence = ngettext(
        "%(count)d person who is no student, or not active, was left out.",
        "%(count)d people who are no students, or not active, were left out.",
        count,
    )
    return sentence % {"count": count}


def students_of(users: Iterator[tuple[int, Record]], roles: dict[str, set[str]] | None) -> Iterator[tuple[str, Line]]:
    for number, record in users:
        key = record.get("sourcedId", "").strip()
        said = {record["role"].strip().lower()} if "role" in record else (roles or {}).get(key, {"student"})
        if is_present(record) and "student" in said and record.get("enabledUser", "").strip().lower() != "false":
            first = [record.get(name, "") for name in READ[:3]]
            yield key, Line(number, [*first, first_of(record, FAMILY), first_of(record, PREFERRED)])


def first_of(record: Record, names: tuple[str, ...]) -> str:
    return next((record[name] for name in names if record.get(name, "").strip()), "")


def noted(users: Iterator[tuple[int, Record]], known: set[str]) -> Iterator[tuple[int, Record]]:
    for number, record in users:
        known.add(record.get("sourcedId", "").strip())
        yield number, record


def enrol(
    classes: dict[str, OfferedClass], places: dict[str, int], known: set[str], enrolments: Iterator[tuple[int, Record]]
) -> None:
    """Who is known and has no place is no student, or was deleted."""
    today = timezone.localdate().isoformat()
    taken = set()
    for number, record in enrolments:
        one, who = classes.get(record.get("classSourcedId", "")), record.get("userSourcedId", "").strip()
        is_over = "" < record.get("endDate", "").strip()[:10] < today
        if one is None or is_over or not is_present(record) or record.get("role", "").strip().lower() != "student":
            continue
        if who not in known:
            one.unknown.append(number)
        elif who in places and (id(one), who) not in taken:
            taken.add((id(one), who))
            one.students.append(places[who])


def roles_in(package: Package) -> dict[str, set[str]]:
    """1.2 says in a file of its own who is what."""
    found: dict[str, set[str]] = {}
    if name_in(package, ROLES):
        for _number, record in records(package, ROLES):
            if is_present(record):
                found.setdefault(record.get("userSourcedId", ""), set()).add(record.get("role", "").strip().lower())
    return found


def is_present(record: Record) -> bool:
    return record.get("status", "").strip().lower() not in ("tobedeleted", "inactive")


def title_of(record: Record) -> str:
    title, code = record.get("title", "").strip(), record.get("classCode", "").strip()
    return " · ".join(dict.fromkeys(word[:200] for word in (title, code) if word)) or record.get("sourcedId", "")[:200]


def name_in(package: Package, file: str) -> str:
    return next((name for name in package.names() if name.rpartition("/")[2].lower() == file), "")


def records(package: Package, file: str) -> Iterator[tuple[int, Record]]:
    """Each line by its headings, with its number."""
    name = name_in(package, file)
    if package.members[name].file_size > LARGEST_UNPACKED:
        raise ROSTER.too_large(LARGEST_UNPACKED)
    reader = csv.DictReader(io.StringIO(text_of(package.read(name)).removeprefix("\ufeff")), restkey="", restval="")
    try:
        for record in reader:
            yield reader.line_num, {(heading or "").strip(): cell for heading, cell in record.items() if heading}
    except csv.Error as error:
        words = {"file": file, "line": reader.line_num}
        raise refuse(_("%(file)s cannot be read from line %(line)d on.") % words) from error
