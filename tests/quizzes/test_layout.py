"""All questions on one page, with and without a script."""

import pytest

from quizzes.models import Attempt, Response
from tests.quizzes.factories import answer_to, number_of
from tests.quizzes.forms import right_form, wrong_form


@pytest.fixture
def attempt(client, quiz) -> Attempt:
    quiz.layout = "all"
    quiz.save_revision().publish()
    client.post(f"/quizzes/start/{quiz.pk}/")
    return Attempt.objects.get()


def whole_form(attempt: Attempt, make=right_form) -> dict:
    """What a browser sends from a page with every question."""
    fields = {}
    for number in attempt.numbers:
        fields |= {
            f"answer-{number}{name.removeprefix('answer')}": value for name, value in make(attempt, number).items()
        }
    return fields


def test_the_page_asks_everything(client, attempt):
    html = client.get(f"/quizzes/{attempt.pk}/all/").content.decode()
    assert html.count("<fieldset") == 3
    assert all(f'id="question-{number}"' in html for number in attempt.numbers)


def test_starting_leads_there(client, quiz, attempt):
    assert client.post(f"/quizzes/start/{quiz.pk}/").url == f"/quizzes/{attempt.pk}/all/#question-1"
    assert client.get(f"/quizzes/{attempt.pk}/2/").url == f"/quizzes/{attempt.pk}/all/#question-1"


def test_one_press_keeps_every_answer_without_javascript(client, attempt):
    response = client.post(f"/quizzes/{attempt.pk}/all/", {**whole_form(attempt), "go": "finish"})
    assert response.url == f"/quizzes/{attempt.pk}/finish/"
    assert client.post(f"/quizzes/{attempt.pk}/submit/").url == f"/quizzes/{attempt.pk}/review/"
    assert Attempt.objects.get().score == 100


def test_the_same_page_sent_twice_is_one_row_an_answer(client, attempt):
    for _ in range(2):
        client.post(f"/quizzes/{attempt.pk}/all/", whole_form(attempt))
    assert Response.objects.count() == 3


def test_a_script_saves_one_question_alone(client, attempt):
    form = {f"answer-2{name.removeprefix('answer')}": value for name, value in right_form(attempt, 2).items()}
    assert client.post(f"/quizzes/{attempt.pk}/2/", {**form, "go": "stay"}).json() == {"saved": True}
    assert answer_to(attempt, 2) and not answer_to(attempt, 1)


def test_what_cannot_be_read_is_told_at_its_question_and_the_rest_is_kept(client, attempt, single):
    number = number_of(attempt, single)
    form = {**whole_form(attempt), f"answer-{number}": "no such option"}
    response = client.post(f"/quizzes/{attempt.pk}/all/", form)
    assert response.status_code == 400
    assert response.content.decode().count("does not belong to this question") == 1
    assert Response.objects.count() == 2


def test_unanswered_questions_lead_back_to_their_place(client, attempt):
    html = client.get(f"/quizzes/{attempt.pk}/finish/").content.decode()
    assert f"/quizzes/{attempt.pk}/all/#question-3" in html


def test_a_quiz_that_asks_one_by_one_has_no_such_page(client_of, stranger, quiz):
    client = client_of(stranger)
    client.post(f"/quizzes/start/{quiz.pk}/")
    attempt = Attempt.objects.get()
    assert client.get(f"/quizzes/{attempt.pk}/all/").status_code == 404


def test_a_stranger_finds_nothing_there(client_of, stranger, attempt):
    other = client_of(stranger)
    assert other.get(f"/quizzes/{attempt.pk}/all/").status_code == 404
    assert other.post(f"/quizzes/{attempt.pk}/all/", whole_form(attempt)).status_code == 404
    assert not Response.objects.exists()


def test_after_handing_in_nothing_changes(client, attempt):
    client.post(f"/quizzes/{attempt.pk}/all/", whole_form(attempt))
    client.post(f"/quizzes/{attempt.pk}/submit/")
    before = answer_to(attempt, 1)
    response = client.post(f"/quizzes/{attempt.pk}/all/", whole_form(attempt, wrong_form))
    assert response.url == f"/quizzes/{attempt.pk}/review/"
    assert answer_to(attempt, 1) == before


def test_the_page_takes_the_same_queries_whatever_the_number_of_questions(
    client, attempt, django_assert_max_num_queries
):
    client.get(f"/quizzes/{attempt.pk}/all/")
    with django_assert_max_num_queries(6):
        client.get(f"/quizzes/{attempt.pk}/all/")
