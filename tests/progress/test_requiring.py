"""Requiring a course, changing that, withdrawing it and exempting someone; and what would come of it."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from curriculum.outline import outline_of
from people.models import AuditEntry, Deed, Organisation, User
from people.staffing import take_on
from progress import requiring
from progress.foreseeing import foresee, foresee_withdrawal
from progress.models import Obligation, Requirement
from progress.terms import RuleTerms
from tests.at_once import at_once
from tests.employed import DAY, employ, finish, obligation_of

TERMS = RuleTerms(due_days=30, renewal_months=12, profile_name="Example rule")
FIRST = DAY("2026-01-01")


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def nour(hotel):
    return employ("Nour Haddad", hotel, work="security")


def thought(place, outline, **changed) -> Requirement:
    terms = {**TERMS.as_fields(), "starts_on": FIRST, **changed}
    return Requirement(organisation=place, course_key=outline.key, course_title=outline.title, **terms)


def test_twice_is_as_good_as_once(company, nour, outline, manager):
    first = requiring.require(company, outline, TERMS, FIRST, manager)
    assert requiring.require(company, outline, TERMS, FIRST, manager) == first
    assert Obligation.objects.get().requirement == first
    assert AuditEntry.objects.filter(deed=Deed.REQUIRED).count() == 1


def test_other_terms_for_the_same_people_change_what_stands(company, nour, outline, manager):
    requiring.require(company, outline, TERMS, FIRST, manager)
    requiring.require(company, outline, replace(TERMS, due_days=60), FIRST, manager)
    assert (Requirement.objects.get().due_days, obligation_of(nour).due_on) == (60, DAY("2026-03-02"))


def test_the_order_in_which_work_is_named_makes_no_other_requirement(company, outline, manager):
    for works in (("security", "food"), ("food", "security")):
        requiring.require(company, outline, replace(TERMS, works=works), FIRST, manager)
    requiring.require(company, outline, replace(TERMS, works=("food",)), FIRST, manager)
    assert Requirement.objects.count() == 2


def test_a_change_leaves_what_was_finished(company, nour, outline, manager):
    made = requiring.require(company, outline, TERMS, FIRST, manager)
    finish(nour.user, outline)
    before = obligation_of(nour).valid_until
    requiring.change(made, replace(TERMS, renewal_months=6), FIRST, manager)
    assert obligation_of(nour).valid_until == before


def test_a_change_never_makes_two_for_the_same_people(company, outline, manager):
    requiring.require(company, outline, TERMS, FIRST, manager)
    other = requiring.require(company, outline, replace(TERMS, works=("food",)), FIRST, manager)
    with pytest.raises(requiring.RequiredAlready):
        requiring.change(other, TERMS, FIRST, manager)


def test_what_is_withdrawn_asks_nobody_and_cannot_be_changed(company, nour, outline, manager):
    made = requiring.require(company, outline, TERMS, FIRST, manager)
    for _time in range(2):
        requiring.withdraw(made, manager)
    assert Obligation.objects.get().ended_on
    assert AuditEntry.objects.filter(deed=Deed.REQUIRED).count() == 2
    with pytest.raises(requiring.Withdrawn):
        requiring.change(made, TERMS, FIRST, manager)
    assert requiring.require(company, outline, TERMS, FIRST, manager) != made


def test_many_people_are_seen_to_in_the_background(
    company, nour, outline, manager, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(requiring, "MANY", 0)
    with django_capture_on_commit_callbacks(execute=True):
        requiring.require(company, outline, TERMS, FIRST, manager)
        assert not Obligation.objects.exists()
    assert Obligation.objects.get().employment == nour


def test_it_is_foreseen_who_gets_it_where_and_by_when(company, hotel, nour, outline):
    employ("New Person", hotel, hired_on=DAY("2099-05-02"))
    employ("At Head Office", company)
    found = foresee(thought(company, outline))
    assert (found.people, found.places) == (3, {"Aurora Lakeside": 2, "Aurora Hotels": 1})
    assert found.months_in_order == [(DAY("2026-01-01"), 2), (DAY("2099-06-01"), 1)]
    assert (found.late, [person.name for person in found.first]) == (2, ["At Head Office", "New Person", "Nour Haddad"])
    assert not Obligation.objects.exists()


def test_it_is_foreseen_what_counts_already_as_it_then_does(company, nour, outline, manager):
    finish(nour.user, outline)
    assert foresee(thought(company, outline)).done == 1
    assert foresee(thought(company, outline, minimum_minutes=20)).done == 0
    requiring.require(company, outline, TERMS, FIRST, manager)
    assert obligation_of(nour).completed_on


def test_it_is_foreseen_who_keeps_a_nearer_rule_and_who_changes_over(company, hotel, nour, outline, manager):
    requiring.require(hotel, outline, TERMS, FIRST, manager)
    found = foresee(thought(company, outline))
    assert (found.people, found.nearer) == (0, {"Aurora Lakeside": 1})
    airport = company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)
    ada = employ("Ada Ames", airport)
    requiring.require(company, outline, TERMS, FIRST, manager)
    found = foresee(thought(airport, outline))
    assert (found.people, found.instead) == (1, {"Aurora Hotels": 1})
    requiring.require(airport, outline, TERMS, FIRST, manager)
    assert obligation_of(ada).requirement.organisation == airport


def test_a_change_is_foreseen_beside_what_stands(company, hotel, nour, outline, manager):
    employ("Fay Food", hotel, work="food")
    made = requiring.require(company, outline, TERMS, FIRST, manager)
    changed = thought(company, outline, works=["security"])
    changed.pk = made.pk
    found = foresee(changed)
    assert (found.people, found.asked_already, found.no_longer) == (1, 1, 1)


def test_a_withdrawal_is_foreseen(company, hotel, nour, outline, manager):
    requiring.require(company, outline, TERMS, FIRST, manager)
    own = requiring.require(hotel, outline, replace(TERMS, works=("security",)), FIRST, manager)
    finish(nour.user, outline)
    found = foresee_withdrawal(own)
    assert (found.people, found.done, found.free, found.others) == (1, 1, 0, {"Aurora Hotels": 1})


def test_foreseeing_asks_no_more_of_the_database_for_more_people(
    company, hotel, outline, django_assert_max_num_queries
):
    people = User.objects.bulk_create(User(username=f"p{n}", display_name=f"Person {n}") for n in range(60))
    for person in people:
        take_on(person, hotel)
    with django_assert_max_num_queries(6):
        assert foresee(thought(company, outline)).people == 60


def test_an_exemption_begins_today_where_the_person_works(company, hotel, nour, outline, manager, monkeypatch):
    Organisation.objects.filter(pk=hotel.pk).update(time_zone="Asia/Tokyo")
    requiring.require(company, outline, TERMS, FIRST, manager)
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 11, 26, 20, tzinfo=dt.UTC))
    assert requiring.exempt(obligation_of(nour), "On leave", manager)
    assert not requiring.exempt(obligation_of(nour), "Another", manager)
    one = obligation_of(nour)
    assert (one.exempt_on, one.exempt_reason, one.exempted_by) == (DAY("2026-11-27"), "On leave", manager)
    assert requiring.end_exemption(one, manager)
    assert not requiring.end_exemption(one, manager)


@pytest.mark.django_db(transaction=True)
def test_two_who_require_the_same_at_once_make_one_requirement(company, nour, outline, manager):
    made = at_once(2, lambda _index: requiring.require(company, outline, TERMS, FIRST, manager))
    assert made[0] == made[1] == Requirement.objects.get()
    assert Obligation.objects.get().employment == nour
    assert AuditEntry.objects.filter(deed=Deed.REQUIRED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_exempt_someone_at_once_keep_one_reason(company, nour, outline, manager):
    requiring.require(company, outline, TERMS, FIRST, manager)
    one = obligation_of(nour)
    done = at_once(2, lambda index: requiring.exempt(one, f"Reason {index}", manager))
    assert sorted(map(str, done)) == ["False", "True"]
    assert AuditEntry.objects.filter(deed=Deed.EXEMPTED).count() == 1
