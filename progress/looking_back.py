"""How someone stood with a requirement on an earlier day. What was finished tells it; nothing else is kept for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from progress.cycles import first_due
from progress.fulfilling import count, is_as_required
from progress.models import Completion, Obligation


def look_back(obligation: Obligation, day: dt.date, finished: Iterable[Completion]) -> None:
    """The obligation becomes what it was at the end of `day`, and is not to be saved.

    `finished`: what its learner finished in its course, oldest first. The requirement's terms are those of today, and
    an exemption that was ended since is not known any more.
    """
    if obligation.ended_on and obligation.ended_on > day:
        obligation.ended_on = None
    if obligation.exempt_on and obligation.exempt_on > day:
        obligation.exempt_on, obligation.exempt_reason = None, ""
    if obligation.completed_on is None or obligation.completed_on <= day:
        return
    before = [one for one in finished if day_of(one, obligation) <= day and counted(one, obligation)]
    if before:
        count_as_then(obligation, before[-1])
    else:
        forget_what_was_finished(obligation)


def day_of(completion: Completion, obligation: Obligation) -> dt.date:
    """Where the person works."""
    return completion.completed_at.astimezone(obligation.organisation.zone).date()


def counted(completion: Completion, obligation: Obligation) -> bool:
    """What was finished under the requirement was paced by it; what was finished before it may be as it wants."""
    requirement = obligation.requirement
    return completion.completed_at >= requirement.made_at or is_as_required(completion, requirement)


def count_as_then(obligation: Obligation, completion: Completion) -> None:
    """The last day that the completion keeps is the one that was said then."""
    count(obligation, completion)
    if completion.valid_until:
        obligation.valid_until = obligation.due_on = completion.valid_until


def forget_what_was_finished(obligation: Obligation) -> None:
    obligation.completed_on = obligation.completion = obligation.valid_until = None
    obligation.opens_on = obligation.reopened_on = None
    obligation.due_on = first_due(obligation.requirement, obligation.since)
