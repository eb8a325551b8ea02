"""What a manager's summary says: how many stand how at each site, and who is overdue. Only of whom they may see."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import ngettext

from people.letters import in_one_line
from people.models import Organisation, User
from progress.models import Obligation
from progress.models.requirements import ObligationQuerySet, rule_of

State = Obligation.State
NAMES, SITES = 50, 100  # more would be read by nobody


@dataclass(frozen=True)
class Site:
    name: str
    people: int
    overdue: int
    soon: int

    @property
    def counts(self) -> str:
        parts = [
            ngettext("%(number)d required", "%(number)d required", self.people) % {"number": self.people},
            ngettext("%(number)d overdue", "%(number)d overdue", self.overdue) % {"number": self.overdue},
            ngettext("%(number)d due soon", "%(number)d due soon", self.soon) % {"number": self.soon},
        ]
        return ", ".join(parts)


@dataclass(frozen=True)
class Late:
    name: str
    site: str
    due_on: dt.date


@dataclass(frozen=True)
class Summary:
    day: dt.date
    sites: list[Site]
    late: list[Late] = field(default_factory=list)

    @property
    def overdue(self) -> int:
        return sum(site.overdue for site in self.sites)

    @property
    def soon(self) -> int:
        return sum(site.soon for site in self.sites)

    @property
    def unnamed(self) -> int:
        """How many more are overdue than are named."""
        return self.overdue - len(self.late)


def sum_up(manager: User, company: Organisation, day: dt.date) -> Summary:
    """Two queries, whoever asks."""
    seen = Obligation.objects.visible_to(manager).within(company).present().filter(exempt_on=None)
    return Summary(day, sites_of(seen, day), late_of(seen, day))


def is_late(day: dt.date) -> Q:
    return rule_of(State.OVERDUE, day) | rule_of(State.EXPIRED, day)


def sites_of(seen: ObligationQuerySet, day: dt.date) -> list[Site]:
    counted = (
        seen.order_by("organisation__name", "organisation")
        .values("organisation", "organisation__name")
        .annotate(
            people=Count("pk"),
            overdue=Count("pk", filter=is_late(day)),
            soon=Count("pk", filter=rule_of(State.DUE_SOON, day)),
        )
    )
    return [
        Site(in_one_line(row["organisation__name"]), row["people"], row["overdue"], row["soon"])
        for row in counted[:SITES]
    ]


def late_of(seen: ObligationQuerySet, day: dt.date) -> list[Late]:
    """Who has waited longest stands first."""
    found = seen.filter(is_late(day)).select_related("learner", "organisation").order_by("due_on", "pk")[:NAMES]
    return [Late(in_one_line(one.learner), in_one_line(one.organisation), one.due_on or day) for one in found]
