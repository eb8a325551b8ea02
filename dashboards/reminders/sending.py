"""Sending what is planned, in the background and one after another. Each mail is taken in hand before it goes out.

Tasks may come again, late, or at once with themselves: what has been sent is never sent twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.core.mail import EmailMessage
from django.tasks import task

from dashboards.reminders.claiming import claim, let_go
from dashboards.reminders.digesting import DigestDue, due_among_managers, rules_of
from dashboards.reminders.letters import digest_letter, reminder_letter
from dashboards.reminders.models import Digest, Reminder
from dashboards.reminders.planning import Clock, Due, due_among, open_obligations
from dashboards.reminders.posting import Post, Refused, ServerGone
from dashboards.reminders.summing_up import Summary, sum_up
from people.models import Organisation

AFTER_OTHERS = -5  # the priority: nobody waits for these at a screen, but certificates by the hundred can wait longer
Outcome = Reminder.Outcome


@dataclass
class Tally:
    sent: int = 0
    no_address: int = 0
    refused: int = 0
    trouble: str = ""  # why the rest was left for the next run
    broken: str = ""  # what went wrong with one part, while the others went out

    def count(self, outcome: str) -> None:
        self.sent += outcome == Outcome.SENT
        self.no_address += outcome == Outcome.NO_ADDRESS
        self.refused += outcome == Outcome.REFUSED

    def add(self, other: Tally) -> None:
        self.sent += other.sent
        self.no_address += other.no_address
        self.refused += other.refused
        self.trouble = self.trouble or other.trouble
        self.broken = self.broken or other.broken


@dataclass(frozen=True)
class Parcel:
    """A mail, ready to go, and the row that stands for it. Without a mail there is no address to send it to."""

    facts: dict[str, Any]
    earlier: Reminder | None
    mail: EmailMessage | None


@task(priority=AFTER_OTHERS)
def remind(numbers: list[int], given: str | None) -> dict[str, Any]:
    """Looked at anew: whoever has finished since the plan was made hears nothing."""
    clock = Clock(dt.date.fromisoformat(given) if given else None)
    due = due_among(list(open_obligations(clock).filter(pk__in=numbers).order_by("pk")), clock)
    return asdict(send_all(map(reminder_parcel, due)))


@task(priority=AFTER_OTHERS)
def send_digests(company_id: int, numbers: list[int], day: str) -> dict[str, Any]:
    company = Organisation.objects.get(pk=company_id)
    due = due_among_managers(numbers, company, dt.date.fromisoformat(day))
    parcels = (digest_parcel(one) for one in due)
    return asdict(send_all(parcel for parcel in parcels if parcel))


def reminder_parcel(due: Due) -> Parcel:
    asked, day = due.obligation, due.day
    due_on = asked.due_on or day
    facts = {
        "person": asked.learner,
        "organisation": asked.organisation,
        "obligation": asked,
        "offset": due.offset,
        "due_on": due_on,
        "day": day,
    }
    number = f"reminder-{asked.pk}-{due.offset}-{due_on:%Y%m%d}"
    mail = reminder_letter(asked.learner, due.address, asked.organisation, due_on, day, number) if due.address else None
    return Parcel(facts, due.earlier, mail)


def digest_parcel(due: DigestDue) -> Parcel | None:
    """None where there is nothing to say: nobody to look after, or, every day anew, nobody who is late."""
    summary = sum_up(due.manager, due.company, due.day)
    if not summary.sites or is_all_clear(summary, due.company):
        return None
    facts = {"person": due.manager, "organisation": due.company, "day": due.day}
    number = f"summary-{due.manager.pk}-{due.company.pk}-{due.day:%Y%m%d}"
    mail = digest_letter(due.manager, due.address, due.company, summary, number) if due.address else None
    return Parcel(facts, due.earlier, mail)


def is_all_clear(summary: Summary, company: Organisation) -> bool:
    return rules_of(company).digest == Digest.DAILY and not (summary.overdue or summary.soon)


def send_all(parcels: Iterable[Parcel]) -> Tally:
    tally = Tally()
    with Post() as post:
        for parcel in parcels:
            try:
                tally.count(send(post, parcel))
            except ServerGone as error:
                tally.trouble = str(error)
                break
    return tally


def send(post: Post, parcel: Parcel) -> str:
    """What came of it; nothing if another job has it in hand."""
    reminder = claim(parcel.earlier, parcel.facts)
    if reminder is None:
        return ""
    try:
        outcome, said = hand_in(post, parcel.mail)
    except ServerGone:
        let_go(reminder, parcel.earlier)
        raise
    reminder.settle(outcome, said)
    return outcome


def hand_in(post: Post, mail: EmailMessage | None) -> tuple[Reminder.Outcome, str]:
    if mail is None:
        return Outcome.NO_ADDRESS, ""
    try:
        post.send(mail)
    except Refused as refusal:
        return Outcome.REFUSED, str(refusal)
    return Outcome.SENT, ""
