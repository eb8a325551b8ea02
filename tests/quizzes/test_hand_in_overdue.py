"""`manage.py hand_in_overdue`, every night."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from quizzes.models import Attempt
from tests.quizzes.forms import right_form

AN_HOUR_AGO = timezone.now() - datetime.timedelta(hours=1)
THREE_WEEKS_AGO = timezone.now() - datetime.timedelta(weeks=3)


@pytest.mark.parametrize(("end", "moment"), [("ends_at", AN_HOUR_AGO), ("stopped_at", THREE_WEEKS_AGO)])
def test_whoever_did_not_come_back_after_the_end_keeps_every_answer(client, attempt, capsys, end, moment):
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    Attempt.objects.update(**{end: moment})
    call_command("hand_in_overdue")
    attempt.refresh_from_db()
    assert attempt.submitted_at and round(attempt.score) == 33
    assert "1 attempts handed in." in capsys.readouterr().out


def test_an_attempt_without_an_end_or_with_time_left_stays_open(attempt, capsys):
    for end in (None, timezone.now() - datetime.timedelta(minutes=5)):
        Attempt.objects.update(ends_at=end)
        call_command("hand_in_overdue")
    assert Attempt.objects.get().is_open
    assert capsys.readouterr().out == "0 attempts handed in.\n" * 2


def test_a_leader_may_go_on_another_day(attempt, capsys):
    Attempt.objects.update(stopped_at=AN_HOUR_AGO)
    call_command("hand_in_overdue")
    assert Attempt.objects.get().is_open


def test_twice_is_as_good_as_once(attempt, capsys):
    Attempt.objects.update(ends_at=AN_HOUR_AGO)
    call_command("hand_in_overdue")
    handed_in = Attempt.objects.get().submitted_at
    call_command("hand_in_overdue")
    assert Attempt.objects.get().submitted_at == handed_in
    assert "0 attempts handed in." in capsys.readouterr().out
