"""The nightly run: everyone who is to hear of something, a part at a time, each part a task that is waited for.

One part is in the queue at a time. So the run knows when the mail server is gone, and stops with nothing lost.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.tasks import TaskResult
from django.utils import timezone

from dashboards.reminders.digesting import plan_digests
from dashboards.reminders.models import Reminder
from dashboards.reminders.planning import Clock, plan
from dashboards.reminders.sending import Tally, remind, send_digests

A_PART = 100  # mails: what servers take on one connection
PATIENCE = 60 * 60  # seconds until a part that nobody finishes is given up
PAUSE = 0.5


def run(clock: Clock) -> Tally:
    """May be run twice, late, or at once with itself."""
    Reminder.objects.lose_track(timezone.now())
    tally = Tally()
    for result in parts(clock):
        tally.add(outcome_of(result))
        if tally.trouble:
            break
    return tally


def parts(clock: Clock) -> Iterator[TaskResult[Any, Any]]:
    """Put into the queue when the one before is done."""
    given = clock.given.isoformat() if clock.given else None
    for some in plan(clock):
        for part in batched(some, A_PART):
            yield remind.enqueue([due.obligation.pk for due in part], given)
    for managers in plan_digests(clock):
        for few in batched(managers, A_PART):
            numbers = [due.manager.pk for due in few]
            yield send_digests.enqueue(few[0].company.pk, numbers, few[0].day.isoformat())


def outcome_of(result: TaskResult[Any, Any]) -> Tally:
    given_up = time.monotonic() + PATIENCE
    while not result.is_finished:
        if time.monotonic() > given_up:
            return Tally(trouble="No worker finished the task. Is plainsight-worker running?")
        time.sleep(PAUSE)
        result.refresh()
    if result.errors:
        return Tally(broken=result.errors[-1].traceback.strip().splitlines()[-1])
    return Tally(**result.return_value)


def preview(clock: Clock) -> Counter[tuple[str, str]]:
    """How many mails where and about what; nothing is written or sent."""
    found: Counter[tuple[str, str]] = Counter()
    for some in plan(clock):
        for due in some:
            what = Reminder(offset=due.offset).what
            found[str(due.obligation.organisation), what if due.address else f"{what}, no address"] += 1
    for managers in plan_digests(clock):
        found[str(managers[0].company), Reminder().what] += len(managers)
    return found
