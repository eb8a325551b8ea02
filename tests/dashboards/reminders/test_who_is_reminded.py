"""Each person hears of each date once, whenever and however often the night job runs."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command

from dashboards.models import Reminder, ReminderRules
from dashboards.reminders import planning
from people.models import Employment, Organisation
from people.staffing import let_go
from progress.models import Obligation
from tests.dashboards.reminders.conftest import TODAY

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)


def readers() -> list[str]:
    return sorted(letter.to[0] for letter in mail.outbox)


@pytest.mark.parametrize("days", [60, 30, 7, 0, -7, -30])
def test_a_mail_goes_out_on_each_of_the_days(ask, run, hotel, days):
    ask("Nour", days, hotel)
    assert "1 sent" in run()
    assert (readers(), Reminder.objects.get().offset) == (["nour@example.org"], -days)


def test_none_goes_out_before_the_first_day_or_in_between(ask, run, hotel):
    ask("Nour", 61, hotel)
    run()
    assert mail.outbox == []
    for days in range(1, 95):
        run(days)
    assert [row.offset for row in Reminder.objects.order_by("pk")] == [-60, -30, -7, 0, 7, 30]


def test_run_twice_it_sends_once(ask, run, hotel):
    ask("Nour", 7, hotel)
    run()
    assert "0 sent" in run()
    assert len(mail.outbox) == 1


def test_after_an_outage_the_latest_alone_is_sent(ask, run, hotel):
    ask("Nour", 61, hotel)
    run(56)
    run(56)
    assert [row.offset for row in Reminder.objects.all()] == [-7]
    assert "That is in 5 days." in mail.outbox[0].body


def test_who_is_asked_late_gets_the_nearest_one(ask, run, hotel):
    ask("Nour", 20, hotel)
    run()
    assert [row.offset for row in Reminder.objects.all()] == [-30]


def test_an_earlier_day_is_never_sent_after_a_later_one(ask, run, hotel):
    ask("Nour", -30, hotel)
    run()
    ReminderRules.objects.create(organisation=hotel, before=[7], after=[7])
    assert "0 sent" in run(1)


def test_a_new_due_date_begins_anew(ask, run, hotel):
    asked = ask("Nour", 7, hotel)
    run()
    asked.due_on += dt.timedelta(days=365)
    asked.save()
    run(365)
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "facts",
    [
        {"exempt_on": TODAY},
        {"ended_on": TODAY},
        {"due_on": None},
        {"completed_on": TODAY - 300 * A_DAY, "opens_on": TODAY + A_DAY},  # it could not be begun yet
        {"completed_on": TODAY, "due_on": None},
    ],
    ids=["exempt", "ended", "never due", "not open yet", "finished for good"],
)
def test_who_has_nothing_to_do_hears_nothing(ask, run, hotel, facts):
    ask("Nour", 7, hotel, **facts)
    assert "0 sent" in run()
    assert not Reminder.objects.exists()


def test_who_can_renew_is_reminded(ask, run, hotel):
    ask("Nour", 30, hotel, completed_on=TODAY - 300 * A_DAY, opens_on=TODAY)
    assert "1 sent" in run()


def test_who_left_hears_nothing(ask, run, hotel):
    ask("Nour", 7, hotel)
    let_go(Employment.objects.get(), TODAY)
    assert "0 sent" in run()


def test_without_an_address_it_is_noted_once_and_made_good_when_there_is_one(ask, run, hotel):
    asked = ask("Nour", 7, hotel, email="")
    assert "1 without an address" in run()
    assert "0 sent, 0 without" in run(1)
    asked.learner.email = "nour@example.org"
    asked.learner.save()
    assert "1 sent" in run(2)
    assert (Reminder.objects.get().outcome, readers()) == ("sent", ["nour@example.org"])


@pytest.mark.parametrize(("verified", "told"), [(True, "1 sent"), (False, "1 without an address")])
def test_an_address_that_was_typed_and_not_confirmed_is_not_written_to(ask, run, hotel, verified, told):
    asked = ask("Nour", 7, hotel)
    EmailAddress.objects.create(user=asked.learner, email=asked.learner.email, verified=verified)
    assert told in run()


def test_the_day_is_counted_where_the_person_works(ask, hotel, company, monkeypatch, capsys):
    east = company.add_child(name="Aurora Kiritimati", kind=Organisation.Kind.SITE, time_zone="Pacific/Kiritimati")
    ask("Lea", 7, hotel)
    ask("Tane", 7, east)
    # 11:00 on the 17th in London is the 18th on Kiritimati: seven days before the 25th.
    monkeypatch.setattr(planning.timezone, "now", lambda: dt.datetime(2026, 11, 17, 11, tzinfo=dt.UTC))
    ReminderRules.objects.create(organisation=company, before=[7], digest="never")
    Obligation.objects.update(due_on=TODAY)
    call_command("send_reminders")
    assert readers() == ["tane@example.org"]
    monkeypatch.setattr(planning.timezone, "now", lambda: dt.datetime(2026, 11, 18, 11, tzinfo=dt.UTC))
    call_command("send_reminders")
    assert readers() == ["lea@example.org", "tane@example.org"]


def test_the_nearest_rules_hold(ask, run, company, hotel):
    ReminderRules.objects.create(organisation=company, before=[10])
    ask("Lea", 10, hotel)
    run()
    assert readers() == ["lea@example.org"]
    ReminderRules.objects.create(organisation=hotel, is_on=False, before=[10])
    ask("Nour", 10, hotel)
    run()
    assert readers() == ["lea@example.org"]


def test_a_dry_run_sends_and_keeps_nothing(ask, run, hotel):
    ask("Nour", 7, hotel)
    ask("Ana", 7, hotel, email="")
    told = run(0, "--dry-run")
    assert "Aurora Lakeside: 1 × 7 days before\n" in told and "1 × 7 days before, no address" in told
    assert mail.outbox == [] and not Reminder.objects.exists()


def test_a_plan_of_many_asks_no_more_than_of_few(ask, hotel, django_assert_num_queries):
    clock = planning.Clock(TODAY)
    for index in range(12):
        ask(f"Person{index}", 7, hotel)
    with django_assert_num_queries(5):  # people, rules, choices, what was sent, and that nobody is left
        assert sum(map(len, planning.plan(clock))) == 12


def test_parts_share_the_work(ask, run, hotel, monkeypatch):
    monkeypatch.setattr("dashboards.reminders.running.A_PART", 2)
    monkeypatch.setattr(planning, "AT_A_TIME", 3)
    for index in range(7):
        ask(f"Person{index}", 7, hotel)
    assert "7 sent" in run()
    assert len(set(readers())) == 7
