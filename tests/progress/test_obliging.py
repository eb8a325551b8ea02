"""Obligations follow from requirements and staff lists, however often and in whatever order they change."""

import datetime as dt

import pytest
from django.utils import timezone

from curriculum.outline import outline_of
from people.models import Employment, Organisation, User
from people.staffing import let_go, move, take_on
from progress import recording, renewing
from progress.days import months_after
from progress.models import Completion, Enrolment, Obligation, Requirement
from progress.obliging import settle, settle_all

DAY = dt.date.fromisoformat
State = Obligation.State


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def require(outline):
    def require(organisation: Organisation, **terms) -> Requirement:
        usual = {"starts_on": DAY("2026-01-01"), "due_days": 30, "renewal_months": 12}
        made = Requirement.objects.create(
            organisation=organisation, course_key=outline.key, course_title=outline.title, **usual | terms
        )
        settle_all(organisation)
        return made

    return require


@pytest.fixture
def person(db):
    return User.objects.create_user(email="nour@example.org", display_name="Nour Haddad")


def obligations(person: User) -> list[tuple[str, dt.date | None]]:
    found = Obligation.objects.present().of(person).order_by("requirement")
    return [(one.requirement.organisation.name, one.due_on) for one in found]


def finish(person, outline) -> Completion:
    enrolment = recording.enrol(person, outline)
    for step in outline.steps:
        recording.mark_done(enrolment, step, outline)
    return Completion.objects.get(enrolment=enrolment)


def test_a_requirement_reaches_who_is_there_and_who_comes_later(company, hotel, person, require):
    take_on(person, hotel, hired_on=DAY("2020-05-01"))
    require(company)
    assert obligations(person) == [("Aurora Hotels", DAY("2026-01-31"))]
    newcomer = User.objects.create_user(display_name="Siôn")
    take_on(newcomer, hotel, hired_on=DAY("2026-11-02"))
    assert obligations(newcomer) == [("Aurora Hotels", DAY("2026-12-02"))]


def test_settling_again_changes_nothing(company, hotel, person, require):
    employment = take_on(person, hotel)
    require(company)
    before = list(Obligation.objects.values())
    settle([employment])
    settle_all(company)
    assert list(Obligation.objects.values()) == before


def test_of_two_the_nearer_organisations_rule_counts(company, hotel, person, require):
    require(company)
    require(hotel, due_days=90)
    take_on(person, hotel)
    assert obligations(person) == [("Aurora Lakeside", DAY("2026-04-01"))]
    other = company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)
    move(Employment.objects.get(user=person), other)
    assert obligations(person) == [("Aurora Hotels", DAY("2026-01-31"))]


def test_the_nearer_rule_leaves_others_work_to_the_company(company, hotel, person, require):
    require(company)
    require(hotel, works=["housekeeping"], due_days=90)
    take_on(person, hotel, work="security")
    assert obligations(person) == [("Aurora Hotels", DAY("2026-01-31"))]
    take_on(person, hotel, work="housekeeping")
    assert obligations(person) == [("Aurora Lakeside", DAY("2026-04-01"))]


def test_another_company_is_not_reached(company, person, require):
    elsewhere = Organisation.add_root(name="Borealis Inns", kind=Organisation.Kind.EMPLOYER)
    take_on(person, elsewhere)
    require(company)
    assert obligations(person) == []


def test_a_corrected_hire_date_moves_what_is_due_until_it_is_finished(company, hotel, person, require, outline):
    require(company)
    take_on(person, hotel, hired_on=DAY("2026-03-01"))
    take_on(person, hotel, hired_on=DAY("2026-04-01"))
    assert obligations(person) == [("Aurora Hotels", DAY("2026-05-01"))]
    finish(person, outline)
    due = obligations(person)
    take_on(person, hotel, hired_on=DAY("2026-06-01"))
    assert obligations(person) == due


def test_who_leaves_keeps_the_evidence_and_who_returns_finds_it(company, hotel, person, require, outline):
    require(company)
    employment = take_on(person, hotel, hired_on=DAY("2026-03-01"))
    finish(person, outline)
    let_go(employment, DAY("2026-06-30"))
    gone = Obligation.objects.get()
    assert (gone.ended_on, gone.completed_on is not None) == (DAY("2026-06-30"), True)
    assert not Obligation.objects.present().exists()
    take_on(person, hotel, hired_on=DAY("2026-09-01"))
    back = Obligation.objects.present().get()
    assert (back.since, back.completion) == (DAY("2026-09-01"), gone.completion)


def test_a_completion_settles_it_and_is_dated_where_the_person_works(company, hotel, person, require, outline, clock):
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Asia/Tokyo")
    require(company, profile_name="Texas", approval_reference="TX-1")
    take_on(person, hotel)
    clock.now = dt.datetime(2028, 2, 28, 20, 0, tzinfo=dt.UTC)  # 29 February in Tokyo
    completion = finish(person, outline)
    one = Obligation.objects.get()
    assert (one.completed_on, one.valid_until, one.due_on) == (DAY("2028-02-29"), DAY("2029-02-28"), DAY("2029-02-28"))
    assert one.opens_on == DAY("2028-12-30")
    assert (completion.valid_until, completion.profile_name) == (DAY("2029-02-28"), "Texas")


def test_what_was_finished_before_counts_if_it_was_long_enough(company, hotel, person, require, outline):
    finish(person, outline)
    take_on(person, hotel)
    require(company)
    assert Obligation.objects.get().completed_on
    require(hotel, minimum_minutes=20)
    assert Obligation.objects.present().get().completed_on is None


def test_renewal_opens_a_fresh_cycle_once_and_leaves_the_evidence(company, hotel, person, require, outline, clock):
    require(company)
    take_on(person, hotel)
    completion = finish(person, outline)
    one = Obligation.objects.get()
    before = dt.datetime.combine(one.opens_on - dt.timedelta(days=1), dt.time(12), dt.UTC)
    assert renewing.open_all(before) == 0
    opening = before + dt.timedelta(days=1)
    assert [one.reopened_on for one in renewing.open_for(person, opening)] == [opening.date()]
    assert renewing.open_all(opening) == 0
    fresh = Enrolment.objects.of(person).latest_cycle()
    assert (fresh.cycle, fresh.records.count(), fresh.has_completion()) == (2, 0, False)
    assert (Completion.objects.get(), Obligation.objects.get().completed_on) == (completion, one.completed_on)
    clock.now = opening + dt.timedelta(days=3)
    finish(person, outline)
    renewed = Obligation.objects.get()
    assert (Completion.objects.count(), renewed.reopened_on) == (2, None)
    assert renewed.valid_until == months_after(clock.now.date(), 12)


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"due_on": "2026-11-25"}, State.OVERDUE),
        ({"due_on": "2026-11-26"}, State.DUE_SOON),
        ({"due_on": "2026-12-26"}, State.DUE_SOON),
        ({"due_on": "2026-12-27"}, State.TO_DO),
        ({"due_on": None}, State.TO_DO),
        ({"due_on": "2026-11-25", "completed_on": "2025-11-25"}, State.EXPIRED),
        ({"due_on": "2026-12-01", "completed_on": "2025-12-01"}, State.DUE_SOON),
        ({"due_on": "2027-06-01", "completed_on": "2026-06-01"}, State.COMPLIANT),
        ({"due_on": None, "completed_on": "2026-06-01"}, State.COMPLIANT),
        ({"due_on": "2026-11-25", "exempt_on": "2026-11-01"}, State.EXEMPT),
    ],
)
def test_a_state_is_the_same_for_one_and_for_the_database(company, hotel, person, require, given, state):
    require(company)
    take_on(person, hotel)
    Obligation.objects.update(**given)
    day = DAY("2026-11-26")
    assert Obligation.objects.get().state_on(day) == state
    assert [one for one in State if Obligation.objects.in_state(one, day).exists()] == [state]


def test_today_ends_at_midnight_where_the_person_works(company, hotel, person, require):
    require(company)
    take_on(person, hotel)
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Pacific/Kiritimati")
    assert Obligation.objects.get().today == timezone.localdate(timezone=Organisation.objects.get(pk=hotel.pk).zone)
