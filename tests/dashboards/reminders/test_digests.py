"""Managers get one summary, of the people they may see and of nobody else."""

import pytest
from django.core import mail
from django.core.management import CommandError

from dashboards.models import Reminder, ReminderRules
from dashboards.reminders.summing_up import sum_up
from people.models import Group, Membership, Organisation, Role, User
from tests.dashboards.reminders.conftest import TODAY

pytestmark = pytest.mark.django_db
MONDAY, THURSDAY, FRIDAY = -2, 1, 2  # from Wednesday, 25 November 2026


@pytest.fixture
def airport(company) -> Organisation:
    return company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE)


@pytest.fixture
def put_in_charge():
    def put_in_charge(name: str, organisation: Organisation, group: Group | None = None) -> User:
        person = User.objects.create_user(email=f"{name.lower()}@example.org", display_name=name)
        role = Role.LEADER if group else Role.ADMINISTRATOR
        Membership.objects.create(user=person, organisation=organisation, group=group, role=role)
        return person

    return put_in_charge


def summaries() -> dict[str, str]:
    return {letter.to[0]: letter.body for letter in mail.outbox if letter.subject.startswith("Your summary")}


def test_it_counts_each_site_and_names_who_is_overdue(ask, run, hotel, airport, manager):
    ask("Nour", -3, hotel)
    ask("Anahi", 20, hotel)
    ask("Bodhi", 200, airport)
    run(MONDAY)
    [(to, words)] = summaries().items()
    assert to == manager.email
    assert "- Aurora Airport: 1 required, 0 overdue, 0 due soon\n" in words
    assert "- Aurora Lakeside: 2 required, 1 overdue, 1 due soon\n" in words
    assert "- Nour (Aurora Lakeside), Nov. 22, 2026" in words
    assert "Anahi" not in words and "Bodhi" not in words


def test_the_subject_is_neutral(ask, run, hotel, manager, mail_server):
    ask("Nour", -3, hotel)
    run(MONDAY)
    [letter] = [one for one in mail_server.received if one["To"] == manager.email]
    assert letter["Subject"] == "Your summary from Aurora Hotels"
    assert not any(word in str(letter).lower() for word in ("trafficking", "awareness"))


def test_managers_of_one_site_read_nothing_of_another(ask, run, hotel, airport, put_in_charge):
    put_in_charge("Hana", hotel)
    put_in_charge("Ari", airport)
    ask("Nour", -3, hotel)
    ask("Bodhi", -3, airport)
    run(MONDAY)
    assert "Nour" in summaries()["hana@example.org"] and "Bodhi" not in summaries()["hana@example.org"]
    assert "Bodhi" in summaries()["ari@example.org"] and "Lakeside" not in summaries()["ari@example.org"]


def test_the_leader_of_a_team_reads_of_the_team(ask, run, hotel, put_in_charge):
    team = Group.objects.create(organisation=hotel, name="Front desk")
    put_in_charge("Tom", hotel, team)
    ask("Nour", -3, hotel, team=team)
    ask("Anahi", -3, hotel)
    run(MONDAY)
    assert "Nour" in summaries()["tom@example.org"] and "Anahi" not in summaries()["tom@example.org"]


def test_another_company_and_leaders_of_no_staff_hear_nothing(ask, run, hotel, stranger, put_in_charge):
    other = Organisation.add_root(name="Borealis Inns", kind=Organisation.Kind.EMPLOYER)
    put_in_charge("Olga", other)
    put_in_charge("Tom", hotel, Group.objects.create(organisation=hotel, name="Empty"))
    ask("Nour", -3, hotel)
    run(MONDAY)
    assert summaries() == {}
    assert not Reminder.objects.filter(obligation=None).exists()


def test_who_administers_in_two_places_gets_one(ask, run, company, hotel, manager):
    Membership.objects.create(user=manager, organisation=hotel, role=Role.ADMINISTRATOR)
    Membership.objects.create(
        user=manager, organisation=hotel, group=Group.objects.create(organisation=hotel, name="A"), role=Role.LEADER
    )
    ask("Nour", -3, hotel)
    run(MONDAY)
    run(MONDAY)
    assert Reminder.objects.filter(person=manager).count() == len(summaries()) == 1


def test_a_week_has_one_also_when_its_monday_was_missed(ask, run, hotel, manager):
    ask("Nour", -40, hotel)
    run(FRIDAY)  # too long after
    assert summaries() == {}
    for days in range(MONDAY, MONDAY + 7):
        run(days)
    assert Reminder.objects.filter(person=manager).count() == 1
    mail.outbox.clear()
    run(MONDAY + 7 + 2)
    assert len(summaries()) == 1


def test_each_organisation_chooses_its_weekday_or_none(ask, run, company, hotel, manager):
    ask("Nour", -40, hotel)
    rules = ReminderRules.objects.create(organisation=company, digest_weekday=3)
    run(MONDAY + 7 + 2)
    assert summaries() == {}
    run(THURSDAY + 7)
    assert len(summaries()) == 1
    rules.digest = "never"
    rules.save()
    mail.outbox.clear()
    run(THURSDAY + 14)
    assert summaries() == {}


def test_a_daily_one_comes_only_when_there_is_something_to_do(ask, run, company, hotel, manager):
    ReminderRules.objects.create(organisation=company, digest="daily")
    ask("Nour", 200, hotel)
    run(0)
    assert summaries() == {}
    ask("Anahi", 20, hotel)
    run(0)
    run(1)
    assert Reminder.objects.filter(person=manager, outcome="sent").count() == 2


def test_a_name_begins_no_line_of_its_own(ask, run, hotel, manager):
    ask("Nour\nOverdue: everyone", -3, hotel, email="nour@example.org")
    run(MONDAY)
    assert "- Nour Overdue: everyone (Aurora Lakeside)" in summaries()[manager.email]


def test_a_dead_server_keeps_them_for_the_next_run(ask, run, hotel, manager, mail_server):
    ask("Nour", 200, hotel)
    mail_server.stop()
    with pytest.raises(CommandError):
        run(MONDAY)
    assert not Reminder.objects.exists()
    mail_server.start()
    run(MONDAY + 1)
    assert mail_server.readers == [manager.email]


def test_it_speaks_the_managers_language(ask, run, hotel, manager):
    manager.language = "fr"
    manager.save()
    ask("Nour", 200, hotel)
    run(MONDAY)
    assert "/fr/groups/" in mail.outbox[0].body


def test_of_many_who_are_late_some_are_named(ask, run, hotel, manager, monkeypatch):
    monkeypatch.setattr("dashboards.reminders.summing_up.NAMES", 2)
    for index in range(5):
        ask(f"Person{index}", -3, hotel)
    run(MONDAY)
    assert "and 3 more" in summaries()[manager.email]


def test_a_summary_asks_no_more_of_many_than_of_few(ask, hotel, manager, company, django_assert_num_queries):
    for index in range(8):
        ask(f"Person{index}", -3, hotel)
    with django_assert_num_queries(3):  # what is administered, sites, names
        assert sum_up(manager, company, TODAY).overdue == 8
