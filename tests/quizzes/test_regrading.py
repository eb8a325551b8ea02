"""Grading anew by a corrected key: shown first, then done, with a trace, and nothing is taken away."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.models import Certificate
from people.models import User
from progress.models import Completion, StepRecord
from quizzes.models import Attempt, Edition, Regrade, RegradedAttempt
from quizzes.regrading import propose
from tests.quizzes.factories import finish
from tests.quizzes.forms import right_form, wrong_form


def correct_key(question, answer: bool):
    """The editor finds that the statement was judged the wrong way round."""
    question.body[0].value["answer"] = answer
    question.save()


def address(quiz) -> str:
    return reverse("quizzes_regrade", args=[quiz.pk])


def decide(desk, quiz, **form) -> str:
    """Both presses, as the editor's browser sends them."""
    data = {"reason": "The key was wrong.", "only_upwards": "on", **form}
    shown = desk.post(address(quiz), data)
    digest = shown.context["form"]["digest"].value()
    return desk.post(address(quiz), {**data, "digest": digest}, follow=True).content.decode()


@pytest.fixture
def desk(client_of, editor):
    return client_of(editor)


@pytest.fixture
def wrong_attempt(client, attempt, statement):
    return finish(client, attempt, wrong_form)


def test_correcting_a_key_changes_no_attempt_by_itself(client, wrong_attempt, statement):
    correct_key(statement, answer=False)
    assert Attempt.objects.get().score == 0
    assert "The right answer is: True" in client.get(f"/quizzes/{wrong_attempt.pk}/review/").content.decode()


def test_the_first_press_shows_who_would_change_and_changes_nothing(desk, quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    html = desk.post(address(quiz), {"reason": "It was false.", "only_upwards": "on"}).content.decode()
    assert "1 score would rise" in html
    assert "Lea Learner" in html
    assert Attempt.objects.get().score == 0 and not Regrade.objects.exists()


def test_the_second_press_grades_anew_and_writes_a_trace(desk, editor, quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    assert "The key was wrong." in decide(desk, quiz)
    assert round(Attempt.objects.get().score) == 33
    change = RegradedAttempt.objects.get()
    assert (change.score_before, round(change.score_after), change.regrade.made_by) == (0, 33, editor)
    assert round(StepRecord.objects.get(step_key=quiz.translation_key).score) == 33


def test_the_review_then_tells_by_the_corrected_key(client, desk, quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    decide(desk, quiz)
    html = client.get(f"/quizzes/{wrong_attempt.pk}/review/").content.decode()
    assert "The right answer is: True" not in html
    assert "your answers were looked at again" in html


def test_pressing_twice_changes_once(desk, quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    decide(desk, quiz)
    decide(desk, quiz)
    assert Regrade.objects.count() == 1 and RegradedAttempt.objects.count() == 1


def test_only_upwards_leaves_those_who_would_fall(client, desk, quiz, attempt, statement):
    finish(client, attempt)
    correct_key(statement, answer=False)
    decide(desk, quiz)
    assert Attempt.objects.get().score == 100
    assert not RegradedAttempt.objects.exists()


def test_a_fall_that_was_decided_withdraws_neither_step_nor_certificate(client, desk, course, quiz, attempt, statement):
    lessons = [step for step in course.get_descendants().specific() if step.slug.startswith("lesson")]
    for lesson in lessons:
        enrolment = attempt.enrolment
        StepRecord.objects.create(enrolment=enrolment, step_key=lesson.translation_key, done_at=attempt.started_at)
    finish(client, attempt)
    correct_key(statement, answer=False)
    decide(desk, quiz, only_upwards="")
    assert round(Attempt.objects.get().score) == 67 and not Attempt.objects.get().passed
    assert StepRecord.objects.get(step_key=quiz.translation_key).done_at
    assert Completion.objects.get().score == 100 and Certificate.objects.get().revoked_at is None


def test_a_score_that_rises_over_the_mark_completes_the_step(client, desk, quiz, statement):
    quiz.pass_mark = 30
    quiz.save_revision().publish()
    client.post(f"/quizzes/start/{quiz.pk}/")
    finish(client, Attempt.objects.get(), wrong_form)
    correct_key(statement, answer=False)
    decide(desk, quiz)
    assert Attempt.objects.get().passed
    assert StepRecord.objects.get(step_key=quiz.translation_key).done_at


def test_a_quiz_corrected_between_the_presses_is_shown_again(desk, quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    data = {"reason": "It was false.", "only_upwards": "on"}
    digest = desk.post(address(quiz), data).context["form"]["digest"].value()
    correct_key(statement, answer=True)
    html = desk.post(address(quiz), {**data, "digest": digest}).content.decode()
    assert "The quiz was changed in the meantime." in html
    assert not Regrade.objects.exists()


def test_a_reason_is_asked_for(desk, quiz, wrong_attempt):
    assert "This field is required." in desk.post(address(quiz), {"reason": ""}).content.decode()


def test_questions_no_longer_asked_keep_their_grade(client, desk, quiz, wrong_attempt, statement, single):
    correct_key(statement, answer=False)
    single.delete()
    decide(desk, quiz)
    assert round(Attempt.objects.get().score) == 33


def test_attempts_in_another_language_keep_their_key(quiz, wrong_attempt, statement):
    correct_key(statement, answer=False)
    french = Edition.objects.of({**wrong_attempt.content, "language": "fr"})
    Attempt.objects.update(edition=french)
    assert propose(quiz).looked_at == 0


@pytest.mark.parametrize("person", ["learner", "teacher", "stranger"])
def test_people_without_the_desk_find_nothing(client_of, quiz, person, request):
    assert client_of(request.getfixturevalue(person)).get(address(quiz)).status_code == 404


def test_an_open_attempt_is_left_alone(desk, quiz, attempt, statement):
    correct_key(statement, answer=False)
    decide(desk, quiz)
    assert Attempt.objects.get().is_open and Attempt.objects.get().regraded_by is None


def test_the_quiz_offers_it_at_the_desk(desk, quiz):
    html = desk.get(reverse("wagtailadmin_pages:edit", args=[quiz.pk])).content.decode()
    assert address(quiz) in html


def test_a_dry_run_takes_the_same_queries_for_many(client_of, quiz, wrong_attempt, statement):
    for number in range(5):
        someone = client_of(User.objects.create_user(display_name=f"Learner {number}"))
        someone.post(f"/quizzes/start/{quiz.pk}/")
        finish(someone, Attempt.objects.open().get(), wrong_form)
    correct_key(statement, answer=False)
    propose(quiz)
    with CaptureQueriesContext(connection) as queries:
        assert propose(quiz).looked_at == 6
    assert len(queries) <= 9


def test_what_was_carried_over_is_judged_anew_and_asked_again(client, desk, quiz, statement):
    quiz.retry_missed = True
    quiz.save_revision().publish()
    client.post(f"/quizzes/start/{quiz.pk}/")
    first = Attempt.objects.get()
    finish(client, first, lambda attempt, number: only_right(attempt, number, statement))
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert finish(client, Attempt.objects.get(number=2), wrong_form).carried == {statement.lasting_id: 1.0}
    correct_key(statement, answer=False)
    decide(desk, quiz, only_upwards="")
    assert Attempt.objects.get(number=2).carried == {statement.lasting_id: 0.0}
    assert [round(score) for score in Attempt.objects.order_by("number").values_list("score", flat=True)] == [0, 0]
    client.post(f"/quizzes/start/{quiz.pk}/")
    assert len(Attempt.objects.get(number=3).items) == 3


def only_right(attempt, number, question):
    is_it = attempt.question(number)["id"] == question.lasting_id
    return right_form(attempt, number) if is_it else wrong_form(attempt, number)
