"""Handing in: graded on the server, once, and the best counts."""

from decimal import Decimal

import pytest
from django.test import Client

from people.guests import claim
from people.models import User
from progress.models import Completion, Enrolment, StepRecord
from quizzes.models import Attempt, Response
from tests.quizzes.factories import a_rating, answer_to, finish, number_of, stream
from tests.quizzes.forms import right_form, wrong_form


def record(quiz) -> StepRecord:
    return StepRecord.objects.get(step_key=quiz.translation_key)


def again(client, quiz, form):
    client.post(f"/quizzes/start/{quiz.pk}/")
    return finish(client, Attempt.objects.open().get(), form)


def test_right_answers_complete_the_step(client, quiz, attempt):
    attempt = finish(client, attempt)
    assert (attempt.score, attempt.passed) == (Decimal(100), True)
    assert record(quiz).done_at
    assert record(quiz).score == 100


def test_wrong_answers_leave_the_step_open_and_the_score_kept(client, quiz, attempt):
    attempt = finish(client, attempt, wrong_form)
    assert (attempt.score, attempt.passed) == (Decimal(0), False)
    assert record(quiz).done_at is None
    assert record(quiz).score == 0


@pytest.mark.parametrize(("form", "score"), [(right_form, 100), (wrong_form, 0)])
def test_parts_placed_right_earn_everything_and_placed_wrong_nothing(client, placing, attempt, form, score):
    assert finish(client, attempt, form).score == score
    html = client.get(f"/quizzes/{attempt.pk}/review/").content.decode()
    assert html.count("KEY for everyone") == 3 and "Right answer</span>" in html


def test_part_of_the_credit_for_part_of_an_answer(client, attempt, multiple, single):
    for question in (multiple, single):
        number = number_of(attempt, question)
        form = right_form(attempt, number)
        client.post(f"/quizzes/{attempt.pk}/{number}/", {"answer": form["answer"][:1]})
    client.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
    assert Attempt.objects.get().score == Decimal("50.00")


def test_handing_in_twice_changes_nothing(client, quiz, attempt):
    first = finish(client, attempt)
    client.post(f"/quizzes/{attempt.pk}/submit/")
    assert Attempt.objects.get().submitted_at == first.submitted_at
    assert StepRecord.objects.filter(step_key=quiz.translation_key).count() == 1


def test_back_and_resubmit_cannot_raise_the_score(client, attempt):
    finish(client, attempt, wrong_form)
    assert finish(client, attempt, right_form).score == 0


def test_unanswered_questions_are_asked_for_kindly_first(client, attempt):
    client.post(f"/quizzes/{attempt.pk}/1/", {**right_form(attempt, 1), "go": "finish"})
    response = client.post(f"/quizzes/{attempt.pk}/submit/", follow=True)
    html = response.content.decode()
    assert "2 questions have no answer yet" in html
    assert f'href="/quizzes/{attempt.pk}/2/"' in html
    assert Attempt.objects.get().is_open


def test_it_can_be_handed_in_with_gaps(client, attempt):
    response = client.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
    assert response.url == f"/quizzes/{attempt.pk}/review/"
    assert Attempt.objects.get().score == 0


def test_handing_in_does_not_answer_get(client, attempt):
    assert client.get(f"/quizzes/{attempt.pk}/submit/").status_code == 405


def test_a_later_worse_attempt_does_not_undo_a_pass(client, quiz, attempt):
    finish(client, attempt)
    worse = again(client, quiz, wrong_form)
    assert record(quiz).score == 100
    assert record(quiz).done_at
    assert "Your best try counts (100 %)" in client.get(f"/quizzes/{worse.pk}/review/").content.decode()


def test_a_question_edited_meanwhile_leaves_the_attempt_as_it_was(client, attempt, statement):
    number = number_of(attempt, statement)
    before = client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    statement.body[0].value["prompt"].source = "<p>Other words.</p>"
    statement.body[0].value["answer"] = False
    statement.save()
    after = client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    assert "Asking for help" in before and "Asking for help" in after
    client.post(f"/quizzes/{attempt.pk}/{number}/", {"answer": "true"})
    client.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
    assert Response.objects.get().fraction == 1


def test_a_deleted_question_leaves_the_attempt_as_it_was(client, attempt, statement):
    number = number_of(attempt, statement)
    statement.delete()
    assert "Asking for help" in client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    assert finish(client, attempt).score == 100


@pytest.mark.parametrize("end", ["unpublish", "delete"])
def test_a_quiz_taken_away_meanwhile_can_still_be_finished(client, quiz, attempt, end):
    getattr(quiz, end)()
    attempt = finish(client, attempt)
    assert attempt.passed
    assert record(quiz).score == 100
    assert client.get(f"/quizzes/{attempt.pk}/review/").status_code == 200


def test_a_course_taken_away_meanwhile_loses_no_attempt(client, course, attempt):
    course.delete()
    attempt = finish(client, attempt)
    assert attempt.passed
    assert client.get(f"/quizzes/{attempt.pk}/review/").status_code == 200


def test_the_last_step_completes_the_course(client, course, quiz, attempt):
    for key in [step.translation_key for step in course.get_descendants().specific() if step.slug.startswith("lesson")]:
        StepRecord.objects.create(enrolment=attempt.enrolment, step_key=key, done_at=attempt.started_at)
    finish(client, attempt)
    assert Completion.objects.get().score == 100


@pytest.fixture
def guest_client(quiz) -> Client:
    visitor = Client()
    visitor.post(f"/quizzes/start/{quiz.pk}/")
    return visitor


def test_a_guests_attempt_moves_to_the_account_that_claims_it(guest_client, learner, client):
    attempt = Attempt.objects.get()
    claim(attempt.enrolment.learner, learner)
    assert Attempt.objects.get(pk=attempt.pk).enrolment.learner == learner
    assert client.get(f"/quizzes/{attempt.pk}/1/").status_code == 200


def test_a_guests_attempts_are_numbered_after_those_of_the_account(client, quiz, attempt, guest_client, learner):
    finish(client, attempt)
    moving = Attempt.objects.open().get()
    claim(User.objects.guests().get(), learner)
    moving.refresh_from_db()
    assert (moving.enrolment, moving.number, moving.is_open) == (attempt.enrolment, 2, True)
    assert Enrolment.objects.count() == 1


def test_of_two_open_attempts_the_guests_stays_open_and_no_answer_is_lost(client, attempt, guest_client, learner):
    client.post(f"/quizzes/{attempt.pk}/1/", right_form(attempt, 1))
    claim(User.objects.guests().get(), learner)
    kept = Attempt.objects.get(pk=attempt.pk)
    assert not kept.is_open
    assert answer_to(attempt, 1)
    assert Attempt.objects.open().get().number == 2


def test_where_nothing_is_graded_taking_part_is_what_counts(client, quiz):
    quiz.questions = stream(quiz, "questions", [("rating", a_rating())])
    quiz.save_revision().publish()
    client.post(f"/quizzes/start/{quiz.pk}/")
    client.post(f"/quizzes/{Attempt.objects.get().pk}/submit/", {"anyway": "yes"})
    assert not Attempt.objects.get().passed
    assert again(client, quiz, right_form).passed
