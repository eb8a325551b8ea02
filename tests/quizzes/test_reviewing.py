"""The review: what was answered, what is right, and why."""

from wagtail.models import Locale

from quizzes.attempts.reviewing import quiz_of
from quizzes.models import Attempt
from tests.quizzes.factories import finish
from tests.quizzes.forms import right_form, wrong_form


def review(client, attempt) -> str:
    return client.get(f"/quizzes/{attempt.pk}/review/").content.decode()


def test_every_question_tells_its_answer_and_why(client, attempt):
    finish(client, attempt, wrong_form)
    html = review(client, attempt)
    assert html.count("Your answer</span>") == 3
    for words in ("The right answer is: Option 1", "The right answers are: Option 1 · Option 2", "KEY for everyone"):
        assert words in html


def test_passing_is_said_plainly_and_leads_on(client, attempt):
    finish(client, attempt)
    html = review(client, attempt)
    assert "You’ve completed the check" in html
    assert "100 %" in html


def test_not_passing_yet_is_kind_and_leads_back(client, course, attempt):
    finish(client, attempt, wrong_form)
    html = review(client, attempt)
    assert "Let’s look again" in html
    assert "fail" not in html.lower()
    assert "Lesson one" in html
    assert "Try again" in html


def test_an_unanswered_question_says_so(client, attempt):
    client.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
    assert review(client, attempt).count("You gave no answer here.") == 3


def test_the_review_waits_until_the_answers_are_in(client, attempt):
    assert client.get(f"/quizzes/{attempt.pk}/review/").url == f"/quizzes/{attempt.pk}/1/"


def test_the_first_page_lists_the_tries(client, quiz, attempt):
    finish(client, attempt)
    html = client.get(quiz.url).content.decode()
    assert "Try 1" in html
    assert f"/quizzes/{attempt.pk}/review/" in html


def test_a_review_takes_the_same_queries_whatever_the_number_of_answers(client, attempt, django_assert_max_num_queries):
    finish(client, attempt, right_form)
    review(client, attempt)
    with django_assert_max_num_queries(13):
        review(client, attempt)


def test_trying_again_stays_in_the_language_of_the_attempt(client, quiz):
    twin = quiz.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0], copy_parents=True)
    twin.get_latest_revision().publish()
    client.post(f"/fr/quizzes/start/{twin.pk}/")
    attempt = Attempt.objects.get()
    assert attempt.content["language"] == "fr" and quiz_of(attempt) == twin


def test_a_translation_taken_back_leaves_the_others_to_try(attempt, quiz):
    twin = quiz.copy_for_translation(Locale.objects.get_or_create(language_code="fr")[0], copy_parents=True)
    twin.get_latest_revision().publish()
    quiz.unpublish()
    assert quiz_of(attempt) == twin
