"""What becomes of each row of a staff list: new, changed, as before, left, back, or not to be understood.

People are found by their staff number in the company, else by their address; never by a name alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.staff.importing.differences import Change, changed_person, changes_of
from dashboards.staff.importing.known import Known, are_alike
from dashboards.staff.importing.places import NotThere, Places, Unknown
from dashboards.staff.importing.rows import StaffRow, given_twice
from people.models import Employment, Group, Organisation, User, Work
from people.names import heard_as

OWNER_ASKED = gettext_lazy(
    "This address has an account here already. They are listed without it, and its owner is asked whether they work"
    " there."
)


class Fate(StrEnum):
    NEW = "new"
    BACK = "back"
    CHANGED = "changed"
    SAME = "same"
    LEFT = "left"
    WRONG = "wrong"


@dataclass
class Entry:
    row: StaffRow
    fate: Fate
    site: Organisation | None = None
    team: Group | None = None
    employment: Employment | None = None  # theirs now; the last one of somebody who comes back
    person: User | None = None
    changes: list[Change] = field(default_factory=list)
    email: str = ""  # the address that they get or keep
    owner: User | None = None  # of the address, if it is another one's account: they are asked
    note: str = ""
    problem: str = ""
    unknown: Unknown | None = None

    @property
    def work_in_words(self) -> str:
        return str(Work(self.row.guessed_work or Work.OTHER).label)

    @property
    def name(self) -> str:
        return self.row.name or (str(self.person) if self.person else "")


def entries_of(organisation: Organisation, by: User, rows: Iterable[StaffRow]) -> list[Entry]:
    return Matching(organisation, by, list(rows)).entries()


class Matching:
    def __init__(self, organisation: Organisation, by: User, rows: list[StaffRow]) -> None:
        self.organisation, self.rows = organisation, rows
        self.known, self.places = Known(organisation, by, rows), Places(organisation)

    def entries(self) -> list[Entry]:
        entries = [self.entry_of(row) for row in self.rows]
        first: dict[int, Entry] = {}
        for entry in entries:
            if entry.fate != Fate.WRONG and entry.person and first.setdefault(entry.person.pk, entry) is not entry:
                entry.fate, entry.problem = Fate.WRONG, given_twice(first[entry.person.pk].row)
        return entries

    def entry_of(self, row: StaffRow) -> Entry:
        """Whoever a row means is remembered also where nothing can be made of it: they are not missing."""
        entry = Entry(row, Fate.WRONG, email=row.email)
        owner = self.known.by_email.get(row.email)
        entry.employment = self.known.present_by_number.get(row.staff_number) or self.employment_of(owner, row)
        try:
            if row.problem:
                raise ValidationError(row.problem)
            entry.site, entry.team = self.places.of(row)
            self.decide(entry, owner)
        except ValidationError as mistake:
            entry.fate, entry.problem = Fate.WRONG, mistake.messages[0]
            entry.unknown = mistake.unknown if isinstance(mistake, NotThere) else None
        return entry

    def employment_of(self, owner: User | None, row: StaffRow) -> Employment | None:
        """Where the address tells who it is: the only work they have here, or the one at the site of the row."""
        here = self.known.present_of[owner.pk] if owner else []
        if len(here) > 1 and row.site:
            here = [one for one in here if heard_as(one.organisation.name) == heard_as(row.site)]
        return here[0] if len(here) == 1 else None

    def decide(self, entry: Entry, owner: User | None) -> None:
        if entry.employment:
            self.decide_present(entry, entry.employment, owner)
        elif owner and len(self.known.present_of[owner.pk]) > 1:
            raise ValidationError(_("They work at several sites here. Say which one, or give their staff number."))
        else:
            self.decide_absent(entry, owner)

    def decide_present(self, entry: Entry, employment: Employment, owner: User | None) -> None:
        if not self.known.is_within_reach(employment):
            raise ValidationError(_("They work at another site of the company, which you do not look after."))
        if owner and owner.pk != employment.user_id:
            self.keep_apart(entry, owner)
        if not are_alike(entry.row.name, str(employment.user)):
            sentence = _("This is %(name)s here. Is it somebody else now? Then say that they have left first.")
            raise ValidationError(sentence, params={"name": employment.user})
        entry.person = employment.user
        if entry.row.left_on:
            entry.fate = Fate.LEFT
            return
        self.check_site(entry, employment)
        entry.changes = changes_of(entry, employment)
        entry.fate = Fate.CHANGED if entry.changes else Fate.SAME

    def keep_apart(self, entry: Entry, owner: User) -> None:
        """The address is not this person's. Of somebody outside nothing is said but that they have an account."""
        if owner.pk in self.known.inside or self.known.present_of[owner.pk]:
            raise ValidationError(
                _("The staff number belongs to one person here and the address to another. Put one of them right.")
            )
        self.leave_address_out(entry, owner)

    def leave_address_out(self, entry: Entry, owner: User) -> None:
        entry.email, entry.owner = "", owner
        entry.note = str(OWNER_ASKED)

    def check_site(self, entry: Entry, employment: Employment) -> None:
        others = [one for one in self.known.present_of[employment.user_id] if one.pk != employment.pk]
        if entry.site and any(one.organisation_id == entry.site.pk for one in others):
            raise ValidationError(_("They are on the list of that site already."))

    def decide_absent(self, entry: Entry, owner: User | None) -> None:
        """Somebody new, or who was here before under the same number or address."""
        before = self.before(entry.row, owner)
        if before and not self.known.is_within_reach(before):
            before = None
        entry.employment, entry.person = before, before.user if before else None
        if owner and not (before and before.user_id == owner.pk):
            self.take_in(entry, owner)
        if entry.person:
            self.check_absent(entry, entry.person)
        if entry.row.left_on:
            entry.fate, entry.note = Fate.SAME, _("They have left already, and are not on the list.")
        else:
            entry.fate = Fate.BACK if before else Fate.NEW
            entry.changes = list(changed_person(entry, before.user)) if before else []

    def check_absent(self, entry: Entry, person: User) -> None:
        """Somebody who left one site may work at another."""
        place = entry.site or (entry.employment.organisation if entry.employment else self.organisation)
        if any(one.organisation_id == place.pk for one in self.known.present_of[person.pk]):
            raise ValidationError(_("They are on the list of that site already."))

    def before(self, row: StaffRow, owner: User | None) -> Employment | None:
        left = self.known.left_by_number.get(row.staff_number) or (self.known.left_of.get(owner.pk) if owner else None)
        return left if left and are_alike(row.name, str(left.user)) else None

    def take_in(self, entry: Entry, owner: User) -> None:
        """The owner of the address, if they belong to what the manager looks after; else the address stays theirs."""
        if entry.person is None and owner.pk in self.known.inside and are_alike(entry.row.name, str(owner)):
            entry.person = owner
        elif entry.row.staff_number:
            self.leave_address_out(entry, owner)
        else:
            raise ValidationError(
                _("This address has an account here already. Invite them to join, or give a staff number.")
            )
