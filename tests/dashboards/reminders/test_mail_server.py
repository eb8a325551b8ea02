"""What a real mail server says decides what comes of a mail; when it is gone, nothing is lost."""

import datetime as dt

import pytest
from django.core.management import CommandError
from django.utils import timezone

from dashboards.models import Reminder
from dashboards.reminders.claiming import claim
from dashboards.reminders.planning import Clock
from dashboards.reminders.running import run as run_once
from tests.at_once import at_once
from tests.dashboards.reminders.conftest import TODAY


@pytest.fixture
def six(ask, hotel):
    return [ask(f"Person{index}", 7, hotel) for index in range(6)]


@pytest.mark.django_db
def test_it_receives_one_mail_for_each(six, run, mail_server):
    assert "6 sent" in run()
    run()
    assert mail_server.readers == [f"person{index}@example.org" for index in range(6)]


@pytest.mark.django_db
def test_a_server_that_dies_in_the_middle_leaves_the_rest_for_the_next_run(six, run, mail_server):
    mail_server.dies_at = 2
    with pytest.raises(CommandError, match="Nothing is lost"):
        run()
    assert (len(mail_server.received), Reminder.objects.count()) == (2, 2)
    with pytest.raises(CommandError):
        run()  # still dead
    mail_server.start()
    assert "4 sent" in run()
    assert mail_server.readers == [f"person{index}@example.org" for index in range(6)]


@pytest.mark.django_db
def test_a_server_that_never_was_there_is_said(six, run, mail_server):
    mail_server.stop()
    with pytest.raises(CommandError, match="Connection refused"):
        run()
    assert not Reminder.objects.exists()


@pytest.mark.django_db
def test_a_server_that_hangs_up_after_some_is_called_again(six, run, mail_server):
    mail_server.hangs_up_after = 2
    assert "6 sent" in run()
    assert len(set(mail_server.readers)) == len(mail_server.received) == 6


@pytest.mark.django_db
def test_who_is_refused_is_noted_with_the_servers_words_and_tried_three_times(six, run, mail_server):
    mail_server.refuses["person3@example.org"] = "550 5.1.1 No such\tmailbox"
    assert "5 sent, 0 without an address, 1 refused" in run()
    refused = Reminder.objects.get(outcome="refused")
    assert (refused.person.display_name, refused.said) == ("Person3", "550 5.1.1 No such mailbox")
    assert "0 sent, 0 without an address, 1 refused" in run()
    run()
    run()
    assert Reminder.objects.get(outcome="refused").tries == 3


@pytest.mark.django_db
def test_who_was_refused_gets_it_once_the_server_agrees(six, run, mail_server):
    mail_server.refuses["person3@example.org"] = "452 Mailbox full"
    run()
    mail_server.refuses.clear()
    assert "1 sent" in run()
    assert len(mail_server.received) == 6 and not Reminder.objects.exclude(outcome="sent").exists()


@pytest.mark.django_db
def test_a_retry_that_finds_the_server_gone_stays_refused(six, run, mail_server):
    mail_server.refuses["person3@example.org"] = "452 Mailbox full"
    run()
    mail_server.stop()
    with pytest.raises(CommandError):
        run()
    assert (Reminder.objects.get(outcome="refused").tries, Reminder.objects.count()) == (1, 6)


@pytest.mark.django_db
def test_a_process_that_died_leaves_an_outcome_nobody_knows_and_no_second_mail(six, run, mail_server):
    facts = {"person": six[0].learner, "organisation": six[0].organisation, "offset": -7, "due_on": six[0].due_on}
    long_ago = timezone.now() - dt.timedelta(hours=1)
    Reminder.objects.create(obligation=six[0], day=TODAY, at=long_ago, **facts)
    assert "5 sent" in run()
    assert Reminder.objects.get(obligation=six[0]).outcome == "unknown"
    assert "person0@example.org" not in mail_server.readers


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_send_one_mail_each(six, mail_server):
    tallies = at_once(2, lambda _index: run_once(Clock(TODAY)))
    assert sum(tally.sent for tally in tallies) == 6, tallies
    assert mail_server.readers == [f"person{index}@example.org" for index in range(6)]


@pytest.mark.django_db(transaction=True)
def test_two_retries_at_once_send_one_mail(six, run, mail_server):
    mail_server.refuses["person3@example.org"] = "452 Mailbox full"
    run()
    mail_server.refuses.clear()
    tallies = at_once(2, lambda _index: run_once(Clock(TODAY)))
    assert sum(tally.sent for tally in tallies) == 1, tallies
    assert len(mail_server.received) == 6


@pytest.mark.django_db
def test_of_two_who_looked_at_the_same_moment_one_takes_it_in_hand(six, run, mail_server):
    mail_server.refuses["person3@example.org"] = "452 Mailbox full"
    run()
    seen = [Reminder.objects.get(outcome="refused") for _ in range(2)]
    assert [claim(earlier, {}) is not None for earlier in seen] == [True, False]
    facts = {"person": six[0].learner, "organisation": six[0].organisation, "day": TODAY}
    assert [claim(None, facts) is not None for _ in range(2)] == [True, False]
