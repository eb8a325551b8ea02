"""Which managers are to get their summary, and of which day. Nothing is written here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, Q, QuerySet

from dashboards.reminders.models import Digest, Reminder, ReminderRules
from dashboards.reminders.planning import AT_A_TIME, Clock
from people.models import Employment, Membership, Organisation, Role, User

MISSED = 3  # days after which a weekly summary that was missed waits for the next week


@dataclass(frozen=True)
class DigestDue:
    manager: User
    company: Organisation
    day: dt.date
    earlier: Reminder | None = None

    @property
    def address(self) -> str:
        return "" if getattr(self.manager, "is_unsure", False) else self.manager.email or ""


def companies() -> QuerySet[Organisation]:
    """Wherever somebody works: the top of each tree."""
    return Organisation.objects.filter(pk__in=Employment.objects.present().values("company"))


def plan_digests(clock: Clock) -> Iterator[list[DigestDue]]:
    for company in companies().iterator(AT_A_TIME):
        if day := day_of_digest(company, clock):
            numbers = managers_of(company).order_by("pk").values_list("pk", flat=True)
            for some in batched(list(numbers), AT_A_TIME):
                if due := due_among_managers(some, company, day):
                    yield due


def rules_of(company: Organisation) -> ReminderRules:
    return ReminderRules.objects.filter(organisation=company).first() or ReminderRules.usual(company)


def day_of_digest(company: Organisation, clock: Clock) -> dt.date | None:
    """The latest day on which it was to go out, if that is not long ago."""
    rules, today = rules_of(company), clock.day_at(company)
    if rules.digest == Digest.NEVER:
        return None
    if rules.digest == Digest.DAILY:
        return today
    ago = (today.weekday() - rules.digest_weekday) % 7
    return today - dt.timedelta(days=ago) if ago <= MISSED else None


def managers_of(company: Organisation) -> QuerySet[User]:
    """Who administers any part of the company, or leads a team of it."""
    here = Q(organisation__path__startswith=company.path)
    administers, leads = Q(role=Role.ADMINISTRATOR, group=None), Q(role=Role.LEADER, group__archived_at=None)
    found = Membership.objects.filter(here, administers | leads & Q(group__isnull=False))
    unsure = EmailAddress.objects.filter(user=OuterRef("pk"), email=OuterRef("email"), verified=False)
    people = User.objects.filter(pk__in=found.values("user"), is_active=True)
    return people.annotate(is_unsure=Exists(unsure))


def due_among_managers(numbers: tuple[int, ...] | list[int], company: Organisation, day: dt.date) -> list[DigestDue]:
    rows = Reminder.objects.filter(obligation=None, organisation=company, day=day, person__in=numbers)
    sent = {row.person_id: row for row in rows}
    managers = managers_of(company).filter(pk__in=numbers).order_by("pk")
    due = (DigestDue(manager, company, day, sent.get(manager.pk)) for manager in managers)
    return [one for one in due if one.earlier is None or one.earlier.can_be_tried_again(bool(one.address))]
