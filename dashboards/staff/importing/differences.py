"""What a row says otherwise than the staff list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dashboards.staff.importing.works import guess_work
from people.models import Employment, Group, User, Work

if TYPE_CHECKING:
    from dashboards.staff.importing.matching import Entry


@dataclass(frozen=True)
class Change:
    """What it is called in the model, in words, as it was and as it will be."""

    name: str
    label: str
    before: str
    after: str


def changes_of(entry: Entry, employment: Employment) -> list[Change]:
    return [*changed_work(entry, employment), *changed_person(entry, employment.user)]


def changed_work(entry: Entry, employment: Employment) -> Iterator[Change]:
    """Work is guessed again only with another position: somebody may have put it right."""
    row = entry.row
    if told_otherwise(row.staff_number, employment.staff_number):
        yield Change("staff_number", _("staff number"), employment.staff_number, row.staff_number)
    if entry.site and entry.site.pk != employment.organisation_id:
        yield Change("organisation", _("site"), str(employment.organisation), str(entry.site))
    team = team_after(entry, employment)
    if team != employment.team:
        yield Change("team", _("team"), str(employment.team or ""), str(team or ""))
    if told_otherwise(row.position, employment.position):
        yield Change("position", _("position"), employment.position, row.position)
    work = row.work or (guess_work(row.position) if told_otherwise(row.position, employment.position) else "")
    if told_otherwise(work, employment.work):
        yield Change("work", _("work"), str(Work(employment.work).label), str(Work(work).label))
    if row.hired_on and row.hired_on != employment.hired_on:
        before = employment.hired_on.isoformat() if employment.hired_on else ""
        yield Change("hired_on", _("hired"), before, row.hired_on.isoformat())


def team_after(entry: Entry, employment: Employment) -> Group | None:
    """A team belongs to one site: whoever moves leaves theirs."""
    moves = entry.site and entry.site.pk != employment.organisation_id
    return entry.team or (None if moves else employment.team)


def changed_person(entry: Entry, person: User) -> Iterator[Change]:
    """Who comes in by themselves looks after name, address and language there."""
    if entry.email and entry.email != person.email and may_have_address(person):
        yield Change("email", _("e-mail address"), person.email or "", entry.email)
    if person.looks_after_account:
        return
    if told_otherwise(entry.row.name, person.display_name):
        yield Change("display_name", _("name"), person.display_name, entry.row.name)
    if told_otherwise(entry.row.language, person.language):
        yield Change("language", _("language"), person.get_language_display(), entry.row.language)


def may_have_address(person: User) -> bool:
    """Another one than they have, or their first."""
    return not person.looks_after_account


def told_otherwise(said: str, there: str) -> bool:
    return bool(said) and said != there
