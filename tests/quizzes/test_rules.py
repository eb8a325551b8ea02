"""What an editor may decide about a quiz: tries, pauses, time, layout, and asking again only what was missed."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from quizzes.attempts.submitting import submit_overdue
from quizzes.models import Attempt, ExtraTime, Response
from tests.quizzes.factories import answer_to, finish, number_of
from tests.quizzes.forms import right_form, wrong_form


@pytest.fixture
def set_rules(quiz):
    """A function that publishes the quiz with other rules."""

    def publish(**rules):
        for name, value in rules.items():
            setattr(quiz, name, value)
        quiz.save_revision().publish()
        return quiz

    return publish


def start(client, quiz) -> Attempt:
    client.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.open().get()


def page(client, quiz) -> str:
    return client.get(quiz.url).content.decode()


# Tries and pauses ---------------------------------------------------------------------------------------------------


def test_tries_are_told_before_the_start(client, set_rules):
    assert "You have 2 tries" in page(client, set_rules(attempts_allowed=2))


def test_after_the_last_try_there_is_no_start(client, set_rules):
    quiz = set_rules(attempts_allowed=1)
    finish(client, start(client, quiz), wrong_form)
    html = client.post(f"/quizzes/start/{quiz.pk}/", follow=True).content.decode()
    assert "You have used your one try." in html
    assert f'action="/quizzes/start/{quiz.pk}/"' not in html
    assert Attempt.objects.count() == 1


def test_the_review_of_the_last_try_offers_no_other(client, set_rules):
    quiz = set_rules(attempts_allowed=1)
    attempt = finish(client, start(client, quiz), wrong_form)
    html = client.get(f"/quizzes/{attempt.pk}/review/").content.decode()
    assert "You have used your one try." in html
    assert "There is no limit" not in html and "Try again" not in html


def test_more_tries_given_later_count_at_once(client, set_rules):
    finish(client, start(client, set_rules(attempts_allowed=1)), wrong_form)
    assert start(client, set_rules(attempts_allowed=2)).number == 2


def test_with_limited_tries_a_guest_is_asked_to_sign_in(set_rules):
    """Anyone can be a new guest, so tries could not be counted."""
    quiz, visitor = set_rules(attempts_allowed=1), Client()
    html = visitor.post(f"/quizzes/start/{quiz.pk}/", follow=True).content.decode()
    assert "please sign in first" in html and f"/accounts/login/?next={quiz.url}" in html
    assert not Attempt.objects.exists()


def test_a_new_cycle_has_fresh_tries(client, set_rules, attempt):
    quiz = set_rules(attempts_allowed=1)
    first = finish(client, attempt).enrolment
    first.pk, first.cycle, first._state.adding = None, 2, True
    first.save()
    assert start(client, quiz).enrolment.cycle == 2


def test_a_pause_has_to_pass(client, set_rules):
    quiz = set_rules(pause_minutes=30)
    attempt = finish(client, start(client, quiz), wrong_form)
    assert "You can try again in 29" in page(client, quiz).replace("\xa0", " ")
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert Attempt.objects.count() == 1
    Attempt.objects.filter(pk=attempt.pk).update(submitted_at=timezone.now() - datetime.timedelta(minutes=31))
    assert start(client, quiz).number == 2


# Only what was missed -----------------------------------------------------------------------------------------------


@pytest.fixture
def second_try(client, set_rules, statement):
    """The statement was right, the two others were not; now comes the try that asks only those."""
    quiz = set_rules(retry_missed=True)
    first = start(client, quiz)
    number = number_of(first, statement)
    client.post(f"/quizzes/{first.pk}/{number}/", right_form(first, number))
    client.post(f"/quizzes/{first.pk}/submit/", {"anyway": "yes"})
    return start(client, quiz)


def test_a_further_try_asks_only_what_was_missed(second_try, statement):
    assert len(second_try.items) == 2
    assert statement.lasting_id not in [item["question"] for item in second_try.items]


def test_what_was_right_before_counts(client, second_try):
    assert finish(client, second_try).score == 100


def test_what_was_right_before_is_no_more_than_it_was(client, second_try):
    assert round(finish(client, second_try, wrong_form).score) == 33


def test_the_review_says_what_was_kept(client, second_try):
    finish(client, second_try)
    html = client.get(f"/quizzes/{second_try.pk}/review/").content.decode()
    assert "1 question was right before" in html


def test_after_everything_was_right_everything_is_asked_again(client, quiz, second_try):
    finish(client, second_try)
    assert len(start(client, quiz).items) == 3


# Time ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def timed(client, set_rules):
    return start(client, set_rules(time_limit=10))


def end(attempt: Attempt, seconds_ago: int) -> datetime.datetime:
    moment = timezone.now() - datetime.timedelta(seconds=seconds_ago)
    Attempt.objects.filter(pk=attempt.pk).update(ends_at=moment)
    return moment


def milliseconds(moment: datetime.datetime) -> str:
    return str(int(moment.timestamp() * 1000))


def test_there_is_no_limit_unless_an_editor_sets_one(client, attempt):
    assert attempt.ends_at is None
    assert "data-ends" not in client.get(f"/quizzes/{attempt.pk}/1/").content.decode()


def test_the_limit_is_announced_before_the_start(client, set_rules):
    assert "You have 10 minutes once you start." in page(client, set_rules(time_limit=10))


def test_the_page_says_how_long_is_left(client, timed):
    assert timedelta_minutes(timed) == 10
    assert "minutes left." in client.get(f"/quizzes/{timed.pk}/1/").content.decode().replace("\xa0", " ")


def timedelta_minutes(attempt: Attempt) -> float:
    return round((attempt.ends_at - attempt.started_at).total_seconds() / 60)


def test_extra_time_is_added_and_announced(client, learner, set_rules):
    ExtraTime.objects.create(learner=learner, percent=50)
    quiz = set_rules(time_limit=10)
    assert "You have 15 minutes once you start." in page(client, quiz)
    assert timedelta_minutes(start(client, quiz)) == 15


def test_an_answer_given_in_time_is_taken_however_late_it_comes(client, timed):
    ended = end(timed, seconds_ago=120)
    given = milliseconds(ended - datetime.timedelta(seconds=1))
    form = {**right_form(timed, 1), "go": "stay", "sequence": given}
    assert client.post(f"/quizzes/{timed.pk}/1/", form).json() == {"saved": True}
    assert answer_to(timed, 1)


@pytest.mark.parametrize("sequence", ["1", None])
def test_half_an_hour_after_the_end_no_answer_is_believed_to_have_been_in_time(client, timed, sequence):
    ended = end(timed, seconds_ago=60 * 31)
    given = sequence or milliseconds(ended - datetime.timedelta(seconds=30))
    form = {**right_form(timed, 1), "go": "stay", "sequence": given}
    assert client.post(f"/quizzes/{timed.pk}/1/", form).status_code == 409
    assert not Response.objects.exists()


def test_an_answer_given_after_the_end_is_not_taken(client, timed):
    ended = end(timed, seconds_ago=120)
    given = milliseconds(ended + datetime.timedelta(seconds=30))
    form = {**right_form(timed, 1), "go": "stay", "sequence": given}
    assert client.post(f"/quizzes/{timed.pk}/1/", form).status_code == 409
    assert not Response.objects.exists()


def test_without_a_script_a_late_answer_is_told_kindly(client, timed):
    end(timed, seconds_ago=60)
    response = client.post(f"/quizzes/{timed.pk}/1/", {**right_form(timed, 1), "go": "2"}, follow=True)
    html = response.content.decode()
    assert "What you answered before is kept." in html
    assert "Time is up" in html and "Hand in my answers" in html


def test_what_was_answered_in_time_is_handed_in_and_counts(client, timed):
    for number in timed.numbers:
        client.post(f"/quizzes/{timed.pk}/{number}/", right_form(timed, number))
    end(timed, seconds_ago=60)
    client.post(f"/quizzes/{timed.pk}/submit/")
    assert Attempt.objects.get().score == 100


def test_after_the_end_gaps_do_not_hold_up_the_handing_in(client, timed):
    end(timed, seconds_ago=60)
    assert client.post(f"/quizzes/{timed.pk}/submit/").url == f"/quizzes/{timed.pk}/review/"


def test_who_does_not_come_back_is_handed_in_after_a_while(client, timed):
    client.post(f"/quizzes/{timed.pk}/1/", right_form(timed, 1))
    end(timed, seconds_ago=60)
    assert submit_overdue() == 0
    end(timed, seconds_ago=60 * 31)
    assert submit_overdue() == 1
    assert round(Attempt.objects.get().score) == 33


@pytest.mark.parametrize("page", ["1/", "finish/"])
def test_after_the_end_the_questions_lead_to_handing_in(client, timed, page):
    end(timed, seconds_ago=60)
    html = client.get(f"/quizzes/{timed.pk}/{page}", follow=True).content.decode()
    assert "Time is up" in html


# Seconds ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("opened", "spent", "sequence", "seconds"),
    [
        ("1000", "0", "43000", 42),
        ("1000", "30", "13000", 42),
        ("9000", "0", "1000", None),
        ("x", "0", "1000", None),
        ("1000", "-5", "43000", 42),
    ],
)
def test_how_long_an_answer_took_is_kept(client, attempt, opened, spent, sequence, seconds):
    times = {"opened": opened, "spent": spent, "sequence": sequence}
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), **times})
    assert Response.objects.get().seconds == seconds
