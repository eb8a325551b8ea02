"""One command does all that training needs every night."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from dashboards.management.commands import keep_training
from dashboards.reminders.letters import reminder_letter
from dashboards.reminders.running import outcome_of
from dashboards.reminders.sending import remind

pytestmark = pytest.mark.django_db


def test_it_sends_reminders(hotel, capsys):
    call_command("keep_training")
    assert "send_reminders:\n0 sent" in capsys.readouterr().out


def test_trouble_with_one_job_is_said_and_the_next_is_done(monkeypatch, capsys):
    monkeypatch.setattr(keep_training, "JOBS", ("renew_nothing_there", "export_pack", "send_reminders"))
    with pytest.raises(CommandError, match="export_pack"):
        call_command("keep_training")
    assert "0 sent" in capsys.readouterr().out


def test_what_goes_wrong_in_a_part_is_said_and_the_others_go_out(ask, run, hotel, monkeypatch):
    ask("Nour", 7, hotel)
    ask("Ana", 7, hotel)
    monkeypatch.setattr("dashboards.reminders.running.A_PART", 1)

    def broken(person, *args):
        if person.display_name == "Nour":
            raise ZeroDivisionError("no letter")
        return reminder_letter(person, *args)

    monkeypatch.setattr("dashboards.reminders.sending.reminder_letter", broken)
    with pytest.raises(CommandError, match="no letter"):
        run()
    assert [letter.to for letter in mail.outbox] == [["ana@example.org"]]


def test_a_part_that_no_worker_takes_is_given_up(ask, hotel, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("dashboards.reminders.running.PATIENCE", -1)
    asked = ask("Nour", 7, hotel)
    assert "plainsight-worker" in outcome_of(remind.enqueue([asked.pk], None)).trouble


@pytest.mark.django_db(transaction=True)  # a worker closes its connection
def test_a_worker_does_the_part_and_its_tally_comes_back(ask, hotel, settings, monkeypatch):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    asked = ask("Nour", 7, hotel)
    result = remind.enqueue([asked.pk], "2026-11-25")
    pause = "dashboards.reminders.running.time.sleep"
    monkeypatch.setattr(pause, lambda _seconds: call_command("db_worker", "--batch", "--no-startup-delay", "-v0"))
    tally = outcome_of(result)
    assert (tally.sent, len(mail.outbox)) == (1, 1)
