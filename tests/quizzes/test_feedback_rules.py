"""When feedback and score may be seen: at once, at the end, when the leader reveals them, never."""

import pytest
from django.utils import timezone

from progress.models import StepRecord
from quizzes.models import Attempt, GroupQuiz
from tests.quizzes.factories import answer_to, finish, number_of
from tests.quizzes.forms import right_form, wrong_form
from tests.quizzes.test_leaks import secrets_in


@pytest.fixture
def start_with(client, quiz):
    """A function: an open attempt under another feedback rule."""

    def start(feedback: str, **rules) -> Attempt:
        for name, value in {"feedback": feedback, **rules}.items():
            setattr(quiz, name, value)
        quiz.save_revision().publish()
        client.post(f"/quizzes/start/{quiz.pk}/")
        return Attempt.objects.open().get()

    return start


def review(client, attempt) -> str:
    return client.get(f"/quizzes/{attempt.pk}/review/").content.decode()


# At once ------------------------------------------------------------------------------------------------------------


def check(client, attempt, number, form):
    address = f"/quizzes/{attempt.pk}/{number}/"
    return client.post(address, {**form, "go": "check"}, follow=True)


def test_checking_an_answer_tells_at_once_why(client, start_with, statement):
    attempt = start_with("at_once")
    number = number_of(attempt, statement)
    html = check(client, attempt, number, {"answer": "false"}).content.decode()
    assert "KEY most people are glad they asked" in html
    assert "Let’s look again." in html


def test_from_the_feedback_one_goes_on_to_the_next_question(client, start_with):
    attempt = start_with("at_once")
    check(client, attempt, 1, wrong_form(attempt, 1))
    before = answer_to(attempt, 1)
    assert client.post(f"/quizzes/{attempt.pk}/1/", {"go": "2"}).url == f"/quizzes/{attempt.pk}/2/"
    assert client.post(f"/quizzes/{attempt.pk}/1/", {"go": "finish"}).url == f"/quizzes/{attempt.pk}/finish/"
    assert answer_to(attempt, 1) == before


def test_only_the_checked_question_is_told(client, start_with):
    attempt = start_with("at_once")
    check(client, attempt, 1, wrong_form(attempt, 1))
    assert secrets_in(client.get(f"/quizzes/{attempt.pk}/2/").content.decode()) == set()


def test_a_checked_answer_stays_as_it_is(client, start_with):
    attempt = start_with("at_once")
    check(client, attempt, 1, wrong_form(attempt, 1))
    before = answer_to(attempt, 1)
    html = check(client, attempt, 1, right_form(attempt, 1)).content.decode()
    assert "yours stays as it was" in html
    assert answer_to(attempt, 1) == before


def test_a_script_that_comes_too_late_is_told_so(client, start_with):
    attempt = start_with("at_once")
    check(client, attempt, 1, wrong_form(attempt, 1))
    response = client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "stay"})
    assert response.status_code == 409


def test_checking_nothing_asks_for_an_answer(client, start_with):
    attempt = start_with("at_once")
    response = check(client, attempt, 1, {})
    assert "Give an answer first." in response.content.decode()
    assert secrets_in(response.content.decode()) == set()


@pytest.mark.parametrize("rule", ["at_end", "leader", "never"])
def test_no_other_rule_lets_an_answer_be_checked(client, start_with, rule):
    attempt = start_with(rule)
    html = check(client, attempt, 1, wrong_form(attempt, 1)).content.decode()
    assert secrets_in(html) == set()
    assert not Attempt.objects.get().responses.filter(checked_at__isnull=False).exists()


def test_on_one_page_each_question_is_checked_alone(client, start_with, statement):
    attempt = start_with("at_once", layout="all")
    number = number_of(attempt, statement)
    form = {f"answer-{number}": "false", "go": f"check-{number}"}
    html = client.post(f"/quizzes/{attempt.pk}/all/", form, follow=True).content.decode()
    assert "KEY most people are glad they asked" in html
    assert html.count("question__verdict") == 1


def test_checked_answers_are_graded_like_others(client, start_with):
    attempt = start_with("at_once")
    for number in attempt.numbers:
        check(client, attempt, number, right_form(attempt, number))
    client.post(f"/quizzes/{attempt.pk}/submit/")
    assert Attempt.objects.get().score == 100


# When the leader reveals ----------------------------------------------------------------------------------------------


def one_right(attempt, number):
    return right_form(attempt, number) if number == 1 else wrong_form(attempt, number)


def pages_of(client, quiz, attempt):
    for address in (quiz.url, f"/quizzes/{attempt.pk}/review/", f"/quizzes/{attempt.pk}/1/", "/learning/"):
        yield client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("rule", ["leader", "never"])
def test_nothing_is_told_after_handing_in(client, teacher, quiz, start_with, rule):
    attempt = finish(client, start_with(rule), one_right)
    assert round(attempt.score) == 33
    for html in pages_of(client, quiz, attempt):
        assert secrets_in(html.replace("There is no score to see", "")) == set()
        assert "33.3" not in html


def test_a_held_back_score_is_not_in_progress_either(client, quiz, teacher, start_with):
    finish(client, start_with("leader"))
    record = StepRecord.objects.get(step_key=quiz.translation_key)
    assert record.score is None and record.done_at


def test_what_the_leader_revealed_is_told(client, quiz, school_class, teacher, start_with):
    attempt = finish(client, start_with("leader"), wrong_form)
    GroupQuiz.objects.create(group=school_class, quiz_key=quiz.translation_key, revealed_at=timezone.now())
    assert "KEY why other" in review(client, attempt)


def test_what_another_class_was_told_is_not_told_here(client, quiz, stranger, teacher, start_with):
    attempt = finish(client, start_with("leader"), wrong_form)
    other_class = stranger.memberships.get().group
    GroupQuiz.objects.create(group=other_class, quiz_key=quiz.translation_key, revealed_at=timezone.now())
    assert secrets_in(review(client, attempt)) == set()


def test_a_quiz_that_never_tells_thanks(client, start_with):
    attempt = finish(client, start_with("never"))
    html = review(client, attempt)
    assert "Thank you for taking the time" in html and "This step is finished." in html


# Closed for a group -------------------------------------------------------------------------------------------------


def test_a_quiz_closed_for_the_class_cannot_be_started(client, quiz, school_class):
    GroupQuiz.objects.create(group=school_class, quiz_key=quiz.translation_key, is_open=False)
    html = client.post(f"/quizzes/start/{quiz.pk}/", follow=True).content.decode()
    assert "closed for your group" in html
    assert not Attempt.objects.exists()


def test_a_quiz_closed_for_another_class_is_open_here(client, quiz, stranger):
    other_class = stranger.memberships.get().group
    GroupQuiz.objects.create(group=other_class, quiz_key=quiz.translation_key, is_open=False)
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert Attempt.objects.exists()
