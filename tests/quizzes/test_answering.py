"""Answering: one row an answer, kept the moment it is given."""

import json

import pytest
from django.db import connections
from django.test import Client

from quizzes.models import Attempt, Response
from tests.quizzes.factories import answer_to, finish, number_of
from tests.quizzes.forms import right_form, wrong_form


def post(client, attempt, number, **data):
    return client.post(f"/quizzes/{attempt.pk}/{number}/", data)


def test_a_question_stands_alone_on_its_page(client, attempt):
    html = client.get(f"/quizzes/{attempt.pk}/2/").content.decode()
    assert "Question 2 of 3" in html
    assert html.count("<fieldset") == 1
    assert "<legend" in html


def test_next_saves_and_goes_on_without_javascript(client, attempt):
    response = post(client, attempt, 1, go="2", **right_form(attempt, 1))
    assert response.url == f"/quizzes/{attempt.pk}/2/"
    assert answer_to(attempt, 1)


def test_the_page_shows_what_was_answered(client, attempt):
    post(client, attempt, 1, go="2", **right_form(attempt, 1))
    assert " checked" in client.get(f"/quizzes/{attempt.pk}/1/").content.decode().replace("\n", " ")


def test_a_script_is_told_that_the_answer_is_stored(client, attempt):
    assert post(client, attempt, 1, go="stay", **right_form(attempt, 1)).json() == {"saved": True}
    assert answer_to(attempt, 1)


def test_an_answer_that_arrives_twice_is_one_row(client, attempt):
    for _ in range(2):
        post(client, attempt, 1, go="2", sequence="5", **right_form(attempt, 1))
    assert Response.objects.count() == 1


def test_a_late_answer_does_not_replace_a_newer_one(client, attempt, statement):
    number = number_of(attempt, statement)
    post(client, attempt, number, answer="true", sequence="2000", go="stay")
    post(client, attempt, number, answer="false", sequence="1000", go="stay")
    assert answer_to(attempt, number) == {"value": True}


def test_without_a_sequence_the_last_to_arrive_counts(client, attempt, statement):
    number = number_of(attempt, statement)
    post(client, attempt, number, answer="true")
    post(client, attempt, number, answer="false")
    assert answer_to(attempt, number) == {"value": False}


def test_a_sequence_from_the_future_does_not_lock_the_answer(client, attempt, statement):
    number = number_of(attempt, statement)
    post(client, attempt, number, answer="true", sequence="999999999999999")
    post(client, attempt, number, answer="false")
    assert answer_to(attempt, number) == {"value": False}


def test_a_moved_item_is_kept_without_a_script_and_the_learner_stays(client, placing, attempt):
    number = next(number for number in (1, 2, 3) if attempt.kind(number).type == "ordering")
    one, two, *others = attempt.items[number - 1]["options"]
    response = client.post(
        f"/quizzes/{attempt.pk}/{number}/", {"answer": [one, two, *others], "answer-move": f"{two}:up"}
    )
    assert response.url == f"/quizzes/{attempt.pk}/{number}/"
    assert answer_to(attempt, number) == {"order": [two, one, *others]}


def test_an_order_that_nobody_touched_is_no_answer(client, placing, attempt):
    number = next(number for number in (1, 2, 3) if attempt.kind(number).type == "ordering")
    sent = {"answer": attempt.items[number - 1]["options"], "answer-moved": "", "go": "stay"}
    assert client.post(f"/quizzes/{attempt.pk}/{number}/", sent).json() == {"saved": True}
    assert answer_to(attempt, number) is None


def test_unticking_everything_takes_the_answer_back(client, attempt, multiple):
    number = number_of(attempt, multiple)
    post(client, attempt, number, **right_form(attempt, number))
    post(client, attempt, number)
    assert answer_to(attempt, number) is None


def test_going_on_without_an_answer_is_fine(client, attempt):
    assert post(client, attempt, 1, go="2").url == f"/quizzes/{attempt.pk}/2/"
    assert answer_to(attempt, 1) is None


@pytest.mark.parametrize("sent", ["<script>alert(1)</script>", "\x00", "x" * 100_000, "' OR 1=1 --"])
def test_a_hostile_answer_gets_a_sentence_and_changes_nothing(client, attempt, sent):
    post(client, attempt, 1, **right_form(attempt, 1))
    response = post(client, attempt, 1, answer=sent)
    assert response.status_code == 400
    assert "does not belong to this question" in response.content.decode()
    assert "<script>alert" not in response.content.decode()
    assert answer_to(attempt, 1)


@pytest.mark.parametrize("go", ["0", "99", "-1", "x", "https://example.org", "²"])
def test_a_hostile_direction_stays_at_the_question(client, attempt, go):
    assert post(client, attempt, 1, go=go).url == f"/quizzes/{attempt.pk}/1/"


@pytest.mark.parametrize("sequence", ["-1", "x", "²", "9" * 40, "1e9", ""])
def test_a_hostile_sequence_is_as_good_as_none(client, attempt, sequence):
    post(client, attempt, 1, sequence=sequence, **right_form(attempt, 1))
    assert answer_to(attempt, 1)


def test_the_learner_goes_on_at_the_question_they_left(client, quiz, attempt):
    post(client, attempt, 1, go="2")
    assert f'href="/quizzes/{attempt.pk}/2/"' in client.get(quiz.url).content.decode()
    assert client.post(f"/quizzes/start/{quiz.pk}/").url == f"/quizzes/{attempt.pk}/2/"


@pytest.mark.parametrize("page", ["1/", "finish/", "review/"])
def test_another_learners_attempt_does_not_exist(client_of, stranger, attempt, page):
    other = client_of(stranger)
    assert other.get(f"/quizzes/{attempt.pk}/{page}").status_code == 404
    assert other.get(f"/quizzes/987654/{page}").status_code == 404


def test_a_stranger_cannot_answer_or_hand_in(client_of, stranger, attempt):
    other = client_of(stranger)
    assert post(other, attempt, 1, **right_form(attempt, 1)).status_code == 404
    assert other.post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"}).status_code == 404
    assert not Response.objects.exists()
    assert Attempt.objects.get().is_open


def test_someone_signed_out_is_asked_to_sign_in(attempt):
    response = post(Client(), attempt, 1, **right_form(attempt, 1))
    assert response.url == f"/accounts/login/?next=/quizzes/{attempt.pk}/1/"


@pytest.mark.parametrize("number", [0, 4])
def test_there_is_no_question_beyond_the_last(client, attempt, number):
    assert client.get(f"/quizzes/{attempt.pk}/{number}/").status_code == 404


def test_an_answer_after_handing_in_changes_nothing(client, attempt):
    finish(client, attempt)
    before = answer_to(attempt, 1)
    response = post(client, attempt, 1, **wrong_form(attempt, 1))
    assert response.url == f"/quizzes/{attempt.pk}/review/"
    assert answer_to(attempt, 1) == before
    assert post(client, attempt, 1, go="stay", **wrong_form(attempt, 1)).status_code == 409


def test_saving_an_answer_takes_few_queries(client, attempt, django_assert_max_num_queries):
    client.get(f"/quizzes/{attempt.pk}/1/")
    with django_assert_max_num_queries(6):
        post(client, attempt, 1, go="stay", **right_form(attempt, 1))


def test_saving_and_going_on_takes_few_queries(client, attempt, django_assert_max_num_queries):
    client.get(f"/quizzes/{attempt.pk}/1/")
    with django_assert_max_num_queries(6):
        post(client, attempt, 1, go="2", **right_form(attempt, 1))


def test_a_question_page_takes_few_queries(client, attempt, django_assert_max_num_queries):
    client.get(f"/quizzes/{attempt.pk}/1/")
    with django_assert_max_num_queries(6):
        client.get(f"/quizzes/{attempt.pk}/1/")


def test_pages_of_an_attempt_are_never_stored(client, attempt):
    assert "no-store" in client.get(f"/quizzes/{attempt.pk}/1/").headers["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_what_was_acknowledged_is_committed(client, attempt):
    """Seen by another connection at once, so a server killed in the next moment has it."""
    assert post(client, attempt, 1, go="stay", **right_form(attempt, 1)).json() == {"saved": True}
    other = connections["default"].copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT answer FROM quizzes_response WHERE attempt_id = %s", [attempt.pk])
        stored = cursor.fetchone()[0]
    other.close()
    assert (json.loads(stored) if isinstance(stored, str) else stored) == answer_to(attempt, 1)


def test_time_spent_on_a_question_is_told_to_the_quizs_own_step(client, quiz, attempt):
    html = client.get(f"/quizzes/{attempt.pk}/1/").content.decode()
    assert f'data-heartbeat="{quiz.url}beat/"' in html
    assert client.post(f"{quiz.url}beat/").status_code == 204
