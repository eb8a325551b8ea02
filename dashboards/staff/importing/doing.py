"""What a list says becomes the staff list, for some hundred rows at a time: the queries do not grow with the rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from dashboards.staff.importing.differences import team_after
from dashboards.staff.importing.matching import Entry, Fate
from people.being_listed.asking import ask_owners
from people.models import Employment, Organisation, User, Work
from people.staffing import change_many, let_go_many, renew_people, take_on_many

PERSONAL = {"display_name", "email", "language"}  # what is kept with the person, not with their work


def do(entries: Iterable[Entry], organisation: Organisation, language: str) -> Counter[str]:
    """`organisation` is where those work of whom the list does not say it; `language` what they read."""
    by_fate: dict[str, list[Entry]] = {str(fate): [] for fate in Fate}
    for entry in entries:
        by_fate[entry.fate].append(entry)
    take_on(by_fate[Fate.NEW] + by_fate[Fate.BACK], organisation, language)
    change(by_fate[Fate.CHANGED])
    ask_owners(asked(by_fate[Fate.NEW] + by_fate[Fate.BACK] + by_fate[Fate.CHANGED] + by_fate[Fate.SAME]))
    let_go_many([left(entry.employment, entry) for entry in by_fate[Fate.LEFT] if entry.employment])
    return Counter({fate: len(some) for fate, some in by_fate.items() if some})


def take_on(entries: list[Entry], organisation: Organisation, language: str) -> None:
    strangers = [entry for entry in entries if entry.person is None]
    made = User.objects.bulk_create([new_person(entry, language) for entry in strangers])
    for entry, person in zip(strangers, made, strict=True):
        entry.person = person
    renew(entries)
    for entry in entries:
        entry.employment = new_employment(entry, organisation)
    take_on_many([entry.employment for entry in entries if entry.employment])


def asked(entries: Iterable[Entry]) -> list[tuple[Employment, User]]:
    """Whose address was left out, because it has an account of its own."""
    return [
        (one.employment, one.owner) for one in entries if one.owner and one.employment and one.employment.is_present
    ]


def new_person(entry: Entry, language: str) -> User:
    """Without a password: they come in by an invitation, a code or a poster."""
    return User(
        display_name=entry.row.name,
        email=entry.email or None,
        language=entry.row.language or language,
        password=make_password(None),
        signs_in_by_card=not entry.email,
    )


def new_employment(entry: Entry, organisation: Organisation) -> Employment:
    row = entry.row
    site = entry.site or (entry.employment.organisation if entry.employment else organisation)
    return Employment(
        user=entry.person,
        organisation=site,
        team=entry.team,
        staff_number=row.staff_number,
        position=row.position or (entry.employment.position if entry.employment else ""),
        work=row.guessed_work or (entry.employment.work if entry.employment else Work.OTHER),
        hired_on=row.hired_on or (timezone.localdate(timezone=site.zone) if entry.employment else None),
    )


def renew(entries: list[Entry]) -> None:
    """What is said of the people themselves. What allauth kept of an address that changes goes with it."""
    changed = [(entry.person, names) for entry in entries if entry.person and (names := names_of(entry) & PERSONAL)]
    for entry in entries:
        said = {"display_name": entry.row.name, "email": entry.email, "language": entry.row.language}
        for name in names_of(entry) & PERSONAL:
            setattr(entry.person, name, said[name])
    readdressed = [person for person, names in changed if "email" in names]
    EmailAddress.objects.filter(user__in=readdressed).delete()
    renew_people([person for person, _names in changed], sorted(PERSONAL))


def names_of(entry: Entry) -> set[str]:
    return {one.name for one in entry.changes}


def change(entries: list[Entry]) -> None:
    renew(entries)
    moving = [(entry, entry.employment) for entry in entries if entry.employment and names_of(entry) - PERSONAL]
    change_many([renewed_employment(entry, employment, names_of(entry)) for entry, employment in moving])


def renewed_employment(entry: Entry, employment: Employment, names: set[str]) -> Employment:
    row = entry.row
    employment.team = team_after(entry, employment)
    employment.organisation = entry.site or employment.organisation
    employment.staff_number = row.staff_number or employment.staff_number
    employment.hired_on = row.hired_on or employment.hired_on
    if "position" in names:
        employment.position = row.position
    if "work" in names:
        employment.work = row.guessed_work
    return employment


def left(employment: Employment, entry: Entry) -> Employment:
    employment.left_on = entry.row.left_on
    return employment
