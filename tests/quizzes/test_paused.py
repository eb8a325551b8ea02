"""A quiz off every screen while attempts are under way."""

import datetime

import pytest
from django.utils import timezone

from curriculum.models import Module
from curriculum.stopping.stops import lift, stop
from people.models import Role
from quizzes.attempts.submitting import submit_overdue
from quizzes.leading import close_for, open_for
from quizzes.models import Attempt
from tests.quizzes.forms import right_form

MINUTES = datetime.timedelta(minutes=1)


@pytest.fixture
def stopped(attempt, quiz, editor):
    return stop(quiz, editor, "A question is wrong.")


def pages_of(attempt) -> list[str]:
    return [f"/quizzes/{attempt.pk}/{page}/" for page in ("1", "finish", "review")]


def test_no_page_of_an_attempt_is_shown(client, attempt, quiz, stopped):
    for place in [quiz.url, *pages_of(attempt)]:
        words = client.get(place).content.decode()
        assert "This part is paused for now" in words and attempt.question(1)["prompt"] not in words
    assert client.post(f"/quizzes/start/{quiz.pk}/").url == quiz.url


def test_answers_stay_and_go_on_afterwards(client, attempt, quiz, editor):
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    stopped = stop(quiz, editor, "A question is wrong.")
    # An open page still sends what was given, twice.
    for _tab in range(2):
        sent = client.post(f"/quizzes/{attempt.pk}/2/", {**right_form(attempt, 2), "go": "stay"})
        assert sent.json() == {"saved": True}
    lift(stopped, editor, "Fine.")
    assert len(Attempt.objects.get().answers()) == 2
    assert client.get(f"/quizzes/{attempt.pk}/3/").status_code == 200


def test_without_a_script_an_answer_is_kept_and_the_calm_page_comes(client, attempt, stopped):
    sent = client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "2"}, follow=True)
    assert "paused for now" in sent.content.decode() and len(Attempt.objects.get().answers()) == 1


def test_what_cannot_be_read_shows_no_question(client, attempt, stopped):
    sent = client.post(f"/quizzes/{attempt.pk}/1/", {"answer": "nonsense", "go": "2"}, follow=True)
    assert "paused for now" in sent.content.decode()


def test_handing_in_counts_and_shows_nothing(client, attempt, stopped):
    for _twice in range(2):
        client.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "1"})
    assert not Attempt.objects.get().is_open
    assert "paused for now" in client.get(f"/quizzes/{attempt.pk}/review/").content.decode()


def test_a_stranger_still_finds_nothing(client_of, stranger, attempt, stopped):
    for place in pages_of(attempt):
        assert client_of(stranger).get(place).status_code == 404


def test_the_clock_stands_still(attempt, quiz, editor):
    Attempt.objects.update(ends_at=timezone.now() + 10 * MINUTES)
    stopped = stop(Module.objects.last(), editor, "All of it.")
    Attempt.objects.update(  # an hour later
        stopped_at=timezone.now() - 60 * MINUTES, ends_at=timezone.now() - 50 * MINUTES
    )
    assert submit_overdue() == 0
    for _twice in range(2):
        lift(stopped, editor, "Fine.")
    attempt.refresh_from_db()
    assert attempt.stopped_at is None and 9 * MINUTES < attempt.ends_at - timezone.now() < 11 * MINUTES


def test_what_a_leader_closed_stays_closed(attempt, quiz, editor, school_class, learner):
    school_class.add(learner, Role.LEARNER)
    Attempt.objects.update(ends_at=timezone.now() + 10 * MINUTES)
    close_for(school_class, quiz.translation_key)
    lift(stop(quiz, editor, "Wrong."), editor, "Fine.")
    assert Attempt.objects.get().stopped_at is not None
    open_for(school_class, quiz.translation_key)
    assert Attempt.objects.get().stopped_at is None


def test_leaders_do_not_find_it_meanwhile(client_of, teacher, school_class, quiz, attempt, editor):
    desk, place = client_of(teacher), f"/groups/{school_class.pk}/quizzes/"
    before = desk.get(place).content.decode()
    stop(quiz, editor, "Wrong.")
    assert quiz.title in before and quiz.title not in desk.get(place).content.decode()


def test_saving_an_answer_costs_no_more(client, attempt, django_assert_max_num_queries):
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    with django_assert_max_num_queries(6):
        client.post(f"/quizzes/{attempt.pk}/2/", {**right_form(attempt, 2), "go": "stay"})
