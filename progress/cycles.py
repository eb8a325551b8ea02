"""From when to when a training counts: pure calculation with days, for one requirement."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from progress.days import day_in_month, months_after


class Terms(Protocol):
    """What is asked of a `Requirement`, or of one that is still being thought about."""

    starts_on: dt.date
    due_days: int | None
    renewal_months: int | None
    renewal_month: int | None
    renewal_day: int | None
    window_days: int


def counts_from(terms: Terms, hired_on: dt.date | None) -> dt.date:
    """Whoever was there before is given the same time as whoever comes new."""
    return max(terms.starts_on, hired_on or terms.starts_on)


def first_due(terms: Terms, since: dt.date) -> dt.date | None:
    if terms.due_days is not None:
        return since + dt.timedelta(days=terms.due_days)
    return next_fixed(terms, since)


def valid_until(terms: Terms, completed_on: dt.date) -> dt.date | None:
    """The last day it counts; None: for good.

    Counted from the day it was finished, also when that was early: never longer than the rule says. Where the rule
    names a day of the year, what is finished within the window before it counts for the year after.
    """
    if terms.renewal_months:
        return months_after(completed_on, terms.renewal_months)
    return next_fixed(terms, completed_on + dt.timedelta(days=terms.window_days + 1))


def opens_on(terms: Terms, completed_on: dt.date, until: dt.date | None) -> dt.date | None:
    """The first day of the window in which it can be taken again; never the day it was finished."""
    if until is None:
        return None
    return max(until - dt.timedelta(days=terms.window_days), completed_on + dt.timedelta(days=1))


def next_fixed(terms: Terms, day: dt.date) -> dt.date | None:
    """The rule's day of the year, this year or next, on `day` or after it; 29 February is 28 where there is none."""
    if not terms.renewal_month or not terms.renewal_day:
        return None
    this_year = day_in_month(day.year, terms.renewal_month, terms.renewal_day)
    return this_year if this_year >= day else day_in_month(day.year + 1, terms.renewal_month, terms.renewal_day)
