"""How many are in which state, in all and by site: one statement, and kept for a minute where there are very many."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count
from django.utils import timezone

from dashboards.register.reading import ENDED, Register, State
from people.models import Organisation

KEPT_FROM = 5000  # rows; fewer are counted anew for every page
KEPT = 60  # seconds
WIDTH = 1000  # of the drawing
Counts = dict[int, dict[str, int]]


@dataclass(frozen=True)
class Bar:
    state: str
    begin: float
    length: float


@dataclass(frozen=True)
class Line:
    """A state in the table beneath the drawing."""

    state: State
    number: int
    percent: int


@dataclass(frozen=True)
class AtPlace:
    place: Organisation
    counts: Counter[str]

    @property
    def total(self) -> int:
        return sum(self.counts[state] for state in State)

    @property
    def late(self) -> int:
        return self.counts[State.OVERDUE] + self.counts[State.EXPIRED]

    @property
    def bars(self) -> list[Bar]:
        return list(bars_of(self.counts, self.total))


@dataclass(frozen=True)
class Summary:
    places: list[AtPlace]
    counted_at: dt.datetime | None  # None: just now

    @property
    def counts(self) -> Counter[str]:
        return sum((one.counts for one in self.places), Counter())

    @property
    def total(self) -> int:
        return sum(self.counts[state] for state in State)

    @property
    def ended(self) -> int:
        return self.counts[ENDED]

    @property
    def bars(self) -> list[Bar]:
        return list(bars_of(self.counts, self.total))

    @property
    def lines(self) -> list[Line]:
        counts, total = self.counts, self.total or 1
        return [Line(state, counts[state], round(100 * counts[state] / total)) for state in State]


def bars_of(counts: Counter[str], total: int) -> Iterator[Bar]:
    begin = 0.0
    for state in State:
        if counts[state]:
            length = WIDTH * counts[state] / total
            yield Bar(state, round(begin, 1), round(length, 1))
            begin += length


def summarise(register: Register, wanted: dict[str, Any]) -> Summary:
    """Of all that is wanted but the state."""
    key = key_of(register, wanted)
    counts, counted_at = cache.get(key) or (None, None)
    if counts is None:
        counts = count(register, wanted)
        if sum(sum(one.values()) for one in counts.values()) >= KEPT_FROM:
            cache.set(key, (counts, timezone.now()), KEPT)
    there = ((pk, Counter(counts[pk])) for pk in register.places if pk in counts)
    return Summary([AtPlace(register.places[pk], one) for pk, one in there], counted_at)


def count(register: Register, wanted: dict[str, Any]) -> Counts:
    rules = {state.value.replace("-", "_"): register.rule_of(state) for state in State} | {
        ENDED: register.rule_of(ENDED)
    }
    counted = {name: Count("pk", filter=rule) for name, rule in rules.items()}
    found = register.narrowed(wanted, by_state=False).order_by().values("organisation").annotate(**counted)
    lines = found.values_list("organisation", *counted)
    return {place: {name.replace("_", "-"): n for name, n in zip(counted, line, strict=True)} for place, *line in lines}


def key_of(register: Register, wanted: dict[str, Any]) -> str:
    """The same for everyone who sees the same; a new day is another."""
    teams = [] if register.is_administered else sorted(team.pk for team in register.teams)
    asked = sorted((name, str(value)) for name, value in wanted.items() if name != "state")
    seen = repr((register.organisation.pk, teams, asked, sorted(register.days.items())))
    return f"dashboards:register:{hashlib.sha256(seen.encode()).hexdigest()}"
