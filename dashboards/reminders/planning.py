"""Who is to be reminded of what on a day. Nothing is written here: a dry run and the real one read the same plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from dashboards.reminders.models import FewerReminders, Reminder
from dashboards.reminders.rules import Rulebook
from people.models import Organisation
from progress.models import Obligation
from progress.models.requirements import ObligationQuerySet

AT_A_TIME = 500
FURTHEST = 365  # days before it is due that anybody may be reminded


@dataclass(frozen=True)
class Clock:
    """Today, which ends at midnight where an organisation is; or the one day that was asked for."""

    given: dt.date | None = None

    def day_at(self, organisation: Organisation) -> dt.date:
        return self.given or timezone.localdate(timezone=organisation.zone)

    @property
    def latest(self) -> dt.date:
        """Nowhere on earth is it later than this."""
        return self.given or timezone.now().date() + dt.timedelta(days=1)


@dataclass(frozen=True)
class Due:
    """One mail that is to go out now."""

    obligation: Obligation
    offset: int
    day: dt.date
    earlier: Reminder | None = None  # the same, which did not reach its reader

    @property
    def address(self) -> str:
        return address_of(self.obligation)


def open_obligations(clock: Clock) -> ObligationQuerySet:
    """Of people who are there, are asked, and have a day by which to finish, with what a letter says about them."""
    until = clock.latest + dt.timedelta(days=FURTHEST)
    found = Obligation.objects.present().filter(exempt_on=None, due_on__lte=until, learner__is_active=True)
    unsure = EmailAddress.objects.filter(user=OuterRef("learner"), email=OuterRef("learner__email"), verified=False)
    return found.select_related("organisation", "learner").annotate(is_unsure=Exists(unsure))


def address_of(obligation: Obligation) -> str:
    """What the employer gave, or the person has confirmed; never what somebody typed and has not confirmed yet."""
    unsure = getattr(obligation, "is_unsure", False)
    return "" if unsure else obligation.learner.email or ""


def plan(clock: Clock) -> Iterator[list[Due]]:
    """Everyone, some at a time: as much memory for 100,000 people as for 500."""
    last = 0
    while some := list(open_obligations(clock).filter(pk__gt=last).order_by("pk")[:AT_A_TIME]):
        last = some[-1].pk
        if due := due_among(some, clock):
            yield due


def due_among(obligations: Sequence[Obligation], clock: Clock) -> list[Due]:
    """Of each at most one, the one that is due latest: after an outage nobody finds a pile."""
    rules = Rulebook(one.organisation for one in obligations)
    people = [one.learner_id for one in obligations]
    fewer = set(FewerReminders.objects.filter(person__in=people).values_list("person", flat=True))
    sent = sent_about(obligations)
    found = []
    for obligation in obligations:
        holds, day = rules.of(obligation.organisation), clock.day_at(obligation.organisation)
        offsets = holds.offsets_for(obligation.learner_id in fewer) if holds.is_on else []
        offset = latest_due(obligation, offsets, day)
        if offset is not None and (due := unless_sent(obligation, offset, day, sent.get(obligation.pk, []))):
            found.append(due)
    return found


def sent_about(obligations: Sequence[Obligation]) -> dict[int, list[Reminder]]:
    """What went out about the dates that hold now."""
    rows = Reminder.objects.filter(obligation__in=obligations, due_on=F("obligation__due_on"))
    sent: dict[int, list[Reminder]] = {}
    for row in rows:
        sent.setdefault(row.obligation_id or 0, []).append(row)
    return sent


def latest_due(obligation: Obligation, offsets: Sequence[int], day: dt.date) -> int | None:
    """None where no day has come yet, or the renewal that is asked for cannot be begun yet."""
    if obligation.due_on is None or (obligation.completed_on and obligation.opens_on and obligation.opens_on > day):
        return None
    passed = (day - obligation.due_on).days
    return max((offset for offset in offsets if offset <= passed), default=None)


def unless_sent(obligation: Obligation, offset: int, day: dt.date, sent: Sequence[Reminder]) -> Due | None:
    """What was sent for a later day says all that this one would."""
    offsets = {row.offset: row for row in sent if row.offset is not None}
    if any(known > offset for known in offsets):
        return None
    due = Due(obligation, offset, day, offsets.get(offset))
    return due if due.earlier is None or due.earlier.can_be_tried_again(bool(due.address)) else None
