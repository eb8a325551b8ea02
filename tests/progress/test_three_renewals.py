"""Through three renewals under every profile that comes with the site: due, valid, open, expired, renewed."""

import datetime as dt
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command

from certificates.models import Certificate
from curriculum.models import ComplianceProfile
from curriculum.outline import outline_of
from curriculum.packing.registers import load_registers
from people.staffing import let_go, take_on
from progress import renewing
from progress.models import Completion, Enrolment, Obligation, Requirement
from progress.obliging import settle_all
from progress.terms import terms_of

REGISTERS = Path(__file__).resolve().parents[2] / "curriculum" / "registers"
PROFILES = yaml.safe_load((REGISTERS / "compliance_profiles.yaml").read_text(encoding="utf-8"))["profiles"]
HIRED = dt.date(2027, 3, 1)
DAY = dt.timedelta(days=1)
State = Obligation.State


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def require(company, outline):
    def require(**terms) -> Requirement:
        usual = {"starts_on": dt.date(2026, 1, 1), "course_key": outline.key, "course_title": outline.title}
        made = Requirement.objects.create(organisation=company, **usual | terms)
        settle_all(company)
        return made

    return require


@pytest.fixture(params=PROFILES, ids=[profile["key"] for profile in PROFILES])
def requirement(request, require, hotel, learner) -> Requirement:
    """Under one of the profiles, for someone hired on the first of March."""
    load_registers(REGISTERS)
    profile = ComplianceProfile.objects.get(key=request.param["key"])
    made = require(**terms_of(profile).as_fields())
    work = made.works[0] if made.works else "front-desk"
    take_on(learner, hotel, hired_on=HIRED, position="Night porter", work=work)
    return made


def the_one() -> Obligation:
    return Obligation.objects.select_related("organisation", "requirement").get()


def lasts_until(rule: Requirement, finished: dt.date) -> dt.date | None:
    """Worked out another way than the project does."""
    if rule.renewal_months:
        months = finished.year * 12 + finished.month - 1 + rule.renewal_months
        day = dt.date(months // 12, months % 12 + 1, 1) + (finished.day - 1) * DAY
        return day if day.month == months % 12 + 1 else day.replace(day=1) - DAY
    if rule.renewal_month:
        day = finished + (rule.window_days + 1) * DAY
        while (day.month, day.day) != (rule.renewal_month, rule.renewal_day):
            day += DAY
        return day
    return None


def evidence() -> list[list[dict]]:
    """All there is, the oldest first."""
    return [
        list(Completion.objects.order_by("pk").values()),
        list(Certificate.objects.order_by("pk").values("code", "facts", "expires_on")),
    ]


def renew() -> str:
    said = StringIO()
    call_command("renew_training", stdout=said)
    return said.getvalue().strip()


def test_through_three_renewals(requirement, learner, outline, travel, take_course):
    first_due = HIRED + requirement.due_days * DAY if requirement.due_days is not None else the_one().due_on
    assert the_one().due_on == first_due
    day = travel(min(first_due or HIRED + 20 * DAY, HIRED + 20 * DAY))
    take_course(learner, outline)
    for cycle in range(1, 5):
        one, until = the_one(), lasts_until(requirement, day)
        assert (one.completed_on, one.valid_until, one.due_on, one.reopened_on) == (day, until, until, None)
        assert one.state_on(day) in {State.COMPLIANT, State.DUE_SOON}
        assert list(Certificate.objects.order_by("pk").values_list("expires_on", flat=True))[-1] == until
        assert Certificate.objects.count() == Completion.objects.count() == cycle
        if until is None or cycle == 4:
            break
        travel(one.opens_on - DAY)
        assert renew() == "Nothing to renew."
        travel(one.opens_on)
        assert [renew(), renew()] == ["1 opened to be renewed.", "Nothing to renew."]
        assert Enrolment.objects.of(learner).latest_cycle().cycle == cycle + 1
        assert the_one().state_on(until) == State.DUE_SOON and the_one().state_on(until + DAY) == State.EXPIRED
        # In time at first, on the last day then, and late in the end.
        day = travel({1: one.opens_on + 5 * DAY, 2: until, 3: until + 12 * DAY}[cycle])
        kept = evidence()
        take_course(learner, outline)
        assert [given[:-1] for given in evidence()] == kept
    travel(day + 3 * DAY)
    assert renew() == "Nothing to renew."


def test_what_a_profile_asks_is_kept_with_what_was_finished(requirement, learner, outline, travel, take_course):
    travel(HIRED)
    completion = take_course(learner, outline)
    assert completion.active_seconds >= (requirement.minimum_minutes or 0) * 60
    assert bool(completion.signed_as) == requirement.asks_signature
    assert completion.attestation == (requirement.attestation or completion.attestation)
    facts = Certificate.objects.get().facts
    assert (facts["profile"], facts["site"], facts["role"]) == (
        requirement.profile_name,
        "Aurora Lakeside",
        "Night porter",
    )
    assert facts["approval_reference"] == requirement.approval_reference


ROLLING = {"due_days": 30, "renewal_months": 12}
JANUARY = {"due_days": 30, "renewal_month": 1, "renewal_day": 31}


def test_twelve_months_after_29_february_and_back_to_it_in_a_leap_year(
    require, hotel, learner, outline, travel, take_course
):
    require(due_days=30, renewal_months=12)
    take_on(learner, hotel, hired_on=dt.date(2028, 2, 1))
    ends = []
    for day in ("2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"):
        travel(day)
        renew()
        take_course(learner, outline)
        ends.append(str(the_one().valid_until))
    assert ends == ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-28"]


def test_a_day_ends_where_the_person_works(require, hotel, learner, outline, travel, take_course):
    """The window opens at midnight there, and what is finished after it is of the next day."""
    type(hotel).objects.filter(pk=hotel.pk).update(time_zone="Pacific/Auckland")  # thirteen hours ahead in summer
    require(**ROLLING)
    take_on(learner, hotel, hired_on=dt.date(2027, 1, 4))
    travel("2027-01-10", hour=20)
    take_course(learner, outline)
    one = the_one()
    assert (str(one.completed_on), str(one.valid_until)) == ("2027-01-11", "2028-01-11")
    travel(one.opens_on - DAY, hour=10)
    assert renewing.open_all() == 0
    travel(one.opens_on - DAY, hour=11)
    assert renewing.open_all() == 1


def test_a_fixed_day_comes_for_all_at_once(require, hotel, learner, outline, travel, take_course):
    require(**JANUARY)
    take_on(learner, hotel, hired_on=dt.date(2027, 11, 1))
    travel("2027-11-20")
    take_course(learner, outline)
    assert str(the_one().valid_until) == "2028-01-31"
    travel("2027-12-15")
    renew()
    take_course(learner, outline)
    assert str(the_one().valid_until) == "2029-01-31"


def test_a_corrected_hire_date_moves_the_first_time_and_no_renewal(
    require, hotel, learner, outline, travel, take_course
):
    require(**ROLLING)
    take_on(learner, hotel, hired_on=dt.date(2027, 3, 1))
    take_on(learner, hotel, hired_on=dt.date(2027, 3, 15))
    assert str(the_one().due_on) == "2027-04-14"
    travel("2027-03-20")
    take_course(learner, outline)
    take_on(learner, hotel, hired_on=dt.date(2027, 5, 1))
    assert str(the_one().due_on) == "2028-03-20"


def test_who_leaves_is_not_asked_to_renew_and_who_returns_is(require, hotel, learner, outline, travel, take_course):
    require(**ROLLING)
    employment = take_on(learner, hotel, hired_on=dt.date(2027, 3, 1))
    travel("2027-03-20")
    completion = take_course(learner, outline)
    let_go(employment, dt.date(2027, 9, 30))
    travel("2028-03-01")
    assert renew() == "Nothing to renew."
    take_on(learner, hotel, hired_on=dt.date(2028, 3, 1))  # what was finished before counts for 19 days still
    back = Obligation.objects.present().get()
    assert (back.completion, str(back.due_on), back.state_on(dt.date(2028, 3, 1))) == (
        completion,
        "2028-03-20",
        State.DUE_SOON,
    )
    assert renew() == "1 opened to be renewed."


def test_who_returns_after_it_ran_out_takes_it_anew(require, hotel, learner, outline, travel, take_course):
    require(**ROLLING)
    employment = take_on(learner, hotel, hired_on=dt.date(2027, 3, 1))
    travel("2027-03-20")
    take_course(learner, outline)
    let_go(employment, dt.date(2027, 9, 30))
    travel("2029-06-01")
    take_on(learner, hotel, hired_on=dt.date(2029, 6, 1))
    assert (the_present().completed_on, str(the_present().due_on)) == (None, "2029-07-01")
    assert [renew(), renew()] == ["1 opened to be renewed.", "Nothing to renew."]
    take_course(learner, outline)
    assert str(the_present().valid_until) == "2030-06-01"


def the_present() -> Obligation:
    return Obligation.objects.present().get()
