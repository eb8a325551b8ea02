"""Days of a training that is asked again: due, valid, open to be renewed."""

import datetime as dt
from types import SimpleNamespace

import pytest

from progress.cycles import counts_from, first_due, opens_on, valid_until

DAY = dt.date.fromisoformat


def terms(**given):
    usual = {
        "starts_on": DAY("2026-01-01"),
        "due_days": 30,
        "renewal_months": 12,
        "renewal_month": None,
        "renewal_day": None,
        "window_days": 60,
    }
    return SimpleNamespace(**usual | given)


FIXED = {"renewal_months": None, "renewal_month": 1, "renewal_day": 31}


@pytest.mark.parametrize(
    ("hired", "since"),
    [(None, "2026-01-01"), ("2019-05-01", "2026-01-01"), ("2026-03-09", "2026-03-09")],
)
def test_whoever_was_there_before_counts_from_the_first_day_of_the_rule(hired, since):
    assert counts_from(terms(), hired and DAY(hired)) == DAY(since)


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ({}, "2026-03-31"),
        ({"due_days": 0}, "2026-03-01"),
        ({"due_days": None} | FIXED, "2027-01-31"),
        (FIXED, "2026-03-31"),
    ],
)
def test_the_first_time_is_due_days_after_hire_or_on_the_day_of_the_year(given, due):
    assert first_due(terms(**given), DAY("2026-03-01")) == DAY(due)


def test_a_rule_that_names_no_day_has_none():
    assert first_due(terms(due_days=None), DAY("2026-03-01")) is None
    assert valid_until(terms(renewal_months=None), DAY("2026-03-01")) is None


@pytest.mark.parametrize(
    ("months", "finished", "until"),
    [
        (12, "2026-03-01", "2027-03-01"),
        (12, "2028-02-29", "2029-02-28"),
        (48, "2028-02-29", "2032-02-29"),
        (1, "2027-01-31", "2027-02-28"),
        (24, "2026-12-31", "2028-12-31"),
    ],
)
def test_a_rolling_renewal_counts_from_the_day_it_was_finished(months, finished, until):
    assert valid_until(terms(renewal_months=months), DAY(finished)) == DAY(until)


@pytest.mark.parametrize(
    ("finished", "until"),
    [
        ("2026-03-01", "2027-01-31"),
        ("2026-12-01", "2027-01-31"),  # 61 days before: too early for the year after
        ("2026-12-02", "2028-01-31"),  # 60 days before
        ("2027-01-31", "2028-01-31"),
        ("2027-02-01", "2028-01-31"),
    ],
)
def test_every_january_what_is_finished_in_the_window_counts_for_the_year_after(finished, until):
    assert valid_until(terms(**FIXED), DAY(finished)) == DAY(until)


def test_29_february_is_28_where_there_is_none():
    leap = terms(renewal_months=None, renewal_month=2, renewal_day=29)
    assert [valid_until(leap, DAY(day)) for day in ("2026-06-01", "2027-06-01")] == [
        DAY("2027-02-28"),
        DAY("2028-02-29"),
    ]


def test_the_window_never_opens_on_the_day_it_was_finished():
    assert opens_on(terms(), DAY("2026-03-01"), DAY("2027-03-01")) == DAY("2026-12-31")
    assert opens_on(terms(), DAY("2026-03-01"), DAY("2026-04-01")) == DAY("2026-03-02")
    assert opens_on(terms(), DAY("2026-03-01"), None) is None
