"""Taking a mail in hand: of several jobs at once, or one after another, exactly one may send it."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dashboards.reminders.models import Reminder

SENDING = Reminder.Outcome.SENDING


def claim(earlier: Reminder | None, facts: dict[str, Any]) -> Reminder | None:
    """The row to be sent, or None: somebody else was quicker."""
    return claim_again(earlier) if earlier else claim_new(facts)


def claim_new(facts: dict[str, Any]) -> Reminder | None:
    try:
        with transaction.atomic():
            return Reminder.objects.create(**facts)
    except IntegrityError:
        return None


def claim_again(earlier: Reminder) -> Reminder | None:
    as_it_was = Reminder.objects.filter(pk=earlier.pk, outcome=earlier.outcome, tries=earlier.tries)
    if not as_it_was.update(outcome=SENDING, tries=F("tries") + 1, at=timezone.now()):
        return None
    return Reminder.objects.get(pk=earlier.pk)


def let_go(reminder: Reminder, earlier: Reminder | None) -> None:
    """The mail server is gone and has not taken it: as if it had never been in hand."""
    mine = Reminder.objects.filter(pk=reminder.pk, outcome=SENDING)
    if earlier:
        mine.update(outcome=earlier.outcome, tries=earlier.tries, at=earlier.at)
    else:
        mine.delete()
