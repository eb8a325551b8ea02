"""Who of a list is who: already in the class, known from before, from another class, or new.

Learners are found by the mark of their number first, then by their names as they are heard. What is certain is not
asked; what only looks alike is, and the answer that changes less stands first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from curriculum.packing.memory import digest_of
from dashboards.rosters.rows import Row
from people.models import Departure, Group, Membership, User
from people.names import heard_as


class Do(StrEnum):
    """What can become of a row."""

    ADD = "add"
    SAME = "same"
    RENAME = "rename"
    TAKE_BACK = "back"
    JOIN = "join"
    LEAVE_OUT = "leave"


class Why(StrEnum):
    """What a row was found to be."""

    NEW = "new"
    THERE = "there"
    RENAMED = "renamed"  # the same number, another name
    ALIKE = "alike"  # a name like one of the class
    LEFT = "left"  # somebody of this number or name has left the class
    ELSEWHERE = "elsewhere"  # the number is known in another class of the school
    TWICE = "twice"  # one more of a name


@dataclass
class Entry:
    row: Row
    why: Why
    options: tuple[Do, ...]
    person: User | None = None
    chosen: Do | None = None

    @property
    def field(self) -> str:
        """Its name in the form."""
        return f"row-{self.row.number}"

    @property
    def is_asked(self) -> bool:
        return len(self.options) > 1

    @property
    def do(self) -> Do:
        return self.chosen or self.options[0]


@dataclass
class Plan:
    """What would happen now."""

    entries: list[Entry]
    wrong: list[Row]  # rows of which nothing can be made
    missing: list[User]  # learners of the class who are not in the list
    leaving: set[int] = field(default_factory=set)  # of these, whom to take out

    def seal(self) -> str:
        """Changes whenever something else would happen."""
        said = (
            f"{entry.row.number} {entry.row.name} {entry.row.mark} {entry.why} {entry.person and entry.person.pk}"
            for entry in self.entries
        )
        return digest_of(*said, *(f"missing {user.pk}" for user in self.missing))

    @property
    def asked(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_asked]

    @property
    def new(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.why is Why.NEW]

    @property
    def there(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.why is Why.THERE]

    @property
    def changes(self) -> bool:
        return any(entry.is_asked or entry.do is not Do.SAME for entry in self.entries) or bool(self.missing)


def plan_for(group: Group, leader: User, rows: Iterable[Row]) -> Plan:
    return Matching(group, leader, list(rows)).plan()


class Matching:
    """A fixed number of queries, however many rows."""

    def __init__(self, group: Group, leader: User, rows: list[Row]) -> None:
        self.rows = rows
        self.good = [row for row in rows if not row.problem]
        self.marks = {row.mark for row in rows if row.mark}
        here = list(group.memberships.learning().select_related("user").order_by("pk"))
        departed = departures_of(group, leader)
        self.here, self.departed = Known(here), Known(departed)
        self.elsewhere = memberships_elsewhere(group, leader, self.marks)
        self.found: dict[int, Entry] = {}  # by the number of the row
        self.taken: set[int] = set()  # people who are a row of the list

    def plan(self) -> Plan:
        for settle in self.in_order():
            for row in self.good:
                if row.number not in self.found and (entry := settle(row)):
                    self.found[row.number] = entry
                    self.taken |= {entry.person.pk} if entry.person else set()
        self.settle_the_rest()
        missing = [one.user for one in self.here.all if one.user_id not in self.taken]
        missing.sort(key=lambda user: (heard_as(str(user)), user.pk))
        return Plan([self.found[row.number] for row in self.good], [row for row in self.rows if row.problem], missing)

    def in_order(self) -> list[Callable[[Row], Entry | None]]:
        """What is surer comes first, for all rows: nobody is given away whom a later row names better."""
        by_number = [self.by_mark, self.left_by_mark]
        return [*by_number, self.by_name, self.by_ear, self.from_elsewhere, self.by_other_names, self.left_by_ear]

    def by_mark(self, row: Row) -> Entry | None:
        member = self.free(self.here.by_mark.get(row.mark, ()))
        return self.same(row, member.user) if member else None

    def same(self, row: Row, user: User) -> Entry:
        """The number is theirs."""
        if row.name == str(user) or not self.may_be_called(row, user):
            return Entry(row, Why.THERE, (Do.SAME,), user)
        return Entry(row, Why.RENAMED, (Do.SAME, Do.RENAME), user)

    def may_be_called(self, row: Row, user: User) -> bool:
        """Who has an account looks after the name there; and nobody gets the name of somebody else by this way."""
        others = [one for one in self.here.by_ear.get(row.heard, ()) if one.user_id != user.pk]
        return user.signs_in_by_card and not others

    def left_by_mark(self, row: Row) -> Entry | None:
        departure = self.free(self.departed.by_mark.get(row.mark, ()))
        return Entry(row, Why.LEFT, (Do.TAKE_BACK, Do.LEAVE_OUT), departure.user) if departure else None

    def left_by_ear(self, row: Row) -> Entry | None:
        departure = self.free(one for one in self.departed.by_ear.get(row.heard, ()) if not differs(row, one))
        options = (Do.TAKE_BACK, Do.ADD, Do.LEAVE_OUT)
        return Entry(row, Why.LEFT, options, departure.user) if departure else None

    def by_name(self, row: Row) -> Entry | None:
        alike = self.here.by_ear.get(row.heard, ())
        member = self.free(one for one in alike if str(one.user) == row.name and not differs(row, one))
        return Entry(row, Why.THERE, (Do.SAME,), member.user) if member else None

    def by_ear(self, row: Row) -> Entry | None:
        """Alike by ear; or the same name with another number, which may have changed."""
        alike = self.here.by_ear.get(row.heard, ())
        return self.alike(row, self.free(one for one in alike if one.roster_mark not in self.marks))

    def by_other_names(self, row: Row) -> Entry | None:
        """“Amina” of the first list may be “Amina K.” of this one."""
        alike = [one for name in row.others for one in self.here.by_ear.get(name, ())]
        return self.alike(row, self.free(one for one in alike if not differs(row, one)))

    def alike(self, row: Row, member: Membership | None) -> Entry | None:
        if member is None:
            return None
        may_rename = row.name != str(member.user) and self.may_be_called(row, member.user)
        options = (Do.SAME, Do.RENAME, Do.ADD) if may_rename else (Do.SAME, Do.ADD)
        return Entry(row, Why.ALIKE, options, member.user)

    def from_elsewhere(self, row: Row) -> Entry | None:
        member = self.elsewhere.get(row.mark)
        if member is None or member.user_id in self.taken:
            return None
        if any(one.user_id == member.user_id for one in self.here.all):
            return self.same(row, member.user)
        is_named_so = heard_as(str(member.user)) == row.heard
        options = (Do.JOIN, Do.ADD) if is_named_so else (Do.ADD, Do.JOIN)
        return Entry(row, Why.ELSEWHERE, (*options, Do.LEAVE_OUT), member.user)

    def settle_the_rest(self) -> None:
        """New; or one more of a name. With two numbers they are two people, otherwise perhaps one given twice."""
        heard = {name: bool(ones[-1].roster_mark) for name, ones in self.here.by_ear.items()}
        heard |= {row.heard: bool(row.mark) for row in self.good if row.number in self.found}
        for row in self.good:
            if row.number not in self.found:
                self.found[row.number] = one_more(row, heard.get(row.heard))
                heard[row.heard] = bool(row.mark)

    def free[Place: (Membership, Departure)](self, ones: Iterable[Place]) -> Place | None:
        """The first who is no row of the list yet."""
        return next((one for one in ones if one.user_id not in self.taken), None)


class Known[Place: (Membership, Departure)]:
    """People of the class, or who have left it, as they can be found."""

    def __init__(self, ones: list[Place]) -> None:
        self.all: list[Place] = ones
        self.by_mark: dict[str, list[Place]] = defaultdict(list)
        self.by_ear: dict[str, list[Place]] = defaultdict(list)
        for one in ones:
            self.by_ear[heard_as(str(one.user))].append(one)
            if one.roster_mark:
                self.by_mark[one.roster_mark].append(one)


def differs(row: Row, one: Membership | Departure) -> bool:
    """Both have numbers, and not the same."""
    return bool(row.mark and one.roster_mark and row.mark != one.roster_mark)


def one_more(row: Row, has_number: bool | None) -> Entry:
    """`has_number`: of the one who has this name already, if there is one."""
    if has_number is None:
        return Entry(row, Why.NEW, (Do.ADD,))
    is_other = has_number and row.mark
    return Entry(row, Why.TWICE, (Do.ADD, Do.LEAVE_OUT) if is_other else (Do.LEAVE_OUT, Do.ADD))


def departures_of(group: Group, leader: User) -> list[Departure]:
    """Without those who learn at another school now, where the leader has no business: nobody is fetched from there."""
    here = group.memberships.learning().values("user")
    departed = list(group.departures.exclude(user__in=here).select_related("user"))
    learning = Membership.objects.learning().filter(user__in=[one.user_id for one in departed])
    elsewhere = learning.exclude(organisation=group.organisation_id).exclude(group__in=Group.objects.led_by(leader))
    gone = set(elsewhere.values_list("user", flat=True))
    return [one for one in departed if one.user_id not in gone]


def memberships_elsewhere(group: Group, leader: User, marks: set[str]) -> dict[str, Membership]:
    """By mark, in the classes of the school that the leader leads. Numbers can be guessed: of classes of others nobody
    hears in this way who is in them, nor gets hold of their learners' cards."""
    led = Group.objects.led_by(leader).present().exclude(pk=group.pk)
    learning = Membership.objects.learning().filter(organisation=group.organisation_id, roster_mark__in=marks)
    found = learning.filter(group__in=led).select_related("user", "group").order_by("-pk") if marks else ()
    return {one.roster_mark: one for one in found}
