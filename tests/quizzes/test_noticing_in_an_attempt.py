"""Hot text, a conversation and a moment at work on the pages of the site: answered, kept, reviewed, never leaked."""

import re

import pytest

from quizzes.models import Attempt, Question, QuestionBank
from tests.quizzes.factories import a_conversation, a_dilemma, a_hot_text, a_question, answer_to, finish, number_of
from tests.quizzes.forms import right_form, wrong_form
from tests.quizzes.test_leaks import responses, secrets_in

VALUES = {"hot_text": a_hot_text, "conversation": a_conversation, "what_would_you_do": a_dilemma}
KEY_WORDS = re.compile(r"second_look|Ordinary|Worth a second look|safest|step-safety|conversation__bubble--look")
each = pytest.mark.parametrize("kind", VALUES)


@pytest.fixture
def single(bank: QuestionBank) -> Question:
    return a_question(bank, "hot-text", "hot_text", a_hot_text())


@pytest.fixture
def multiple(bank: QuestionBank) -> Question:
    return a_question(bank, "conversation", "conversation", a_conversation())


@pytest.fixture
def statement(bank: QuestionBank) -> Question:
    return a_question(bank, "what-would-you-do", "what_would_you_do", a_dilemma())


def place_of(attempt: Attempt, kind: str) -> int:
    return number_of(attempt, Question.objects.get(key=kind.replace("_", "-")))


def post(client, attempt, number, **data):
    return client.post(f"/quizzes/{attempt.pk}/{number}/", data)


def test_every_right_answer_earns_everything(client, attempt):
    assert finish(client, attempt).score == 100


def test_answers_that_are_not_right_earn_nothing_and_are_explained_kindly(client, attempt):
    assert finish(client, attempt, wrong_form).score == 0
    html = client.get(f"/quizzes/{attempt.pk}/review/").content.decode()
    for words in ("KEY why You owe me", "KEY why We keep your papers", "Could make it less safe", "The safest step"):
        assert words in html
    assert "fail" not in html.lower() and "wrong" not in html.lower()


def test_nothing_is_leaked_while_the_attempt_is_open(client, quiz, attempt):
    for response in responses(client, quiz, attempt):
        html = response.content.decode()
        assert secrets_in(html) | set(KEY_WORDS.findall(html)) == set(), response.request["PATH_INFO"]
    assert Attempt.objects.get().is_open


@each
def test_an_answer_is_kept_and_shown_again_without_javascript(client, attempt, kind):
    number = place_of(attempt, kind)
    post(client, attempt, number, go="2", **right_form(attempt, number))
    html = client.get(f"/quizzes/{attempt.pk}/{number}/").content.decode()
    assert len(re.findall(r"\bchecked\b", html)) == len(right_form(attempt, number)["answer"])


@each
def test_the_same_answer_sent_twice_is_one(client, attempt, kind):
    number = place_of(attempt, kind)
    for _ in range(2):
        post(client, attempt, number, sequence="5", **right_form(attempt, number))
    assert attempt.responses.count() == 1


@each
@pytest.mark.parametrize("sent", ["<script>alert(1)</script>", "\x00", "x" * 100_000, "safest"])
def test_what_does_not_belong_to_it_changes_nothing(client, attempt, kind, sent):
    number = place_of(attempt, kind)
    post(client, attempt, number, **right_form(attempt, number))
    before = answer_to(attempt, number)
    response = post(client, attempt, number, answer=sent)
    assert response.status_code == 400 and "does not belong to this question" in response.content.decode()
    assert before and answer_to(attempt, number) == before


@each
def test_the_parts_of_another_question_do_not_belong_to_it(client, attempt, kind):
    number = place_of(attempt, kind)
    other = right_form(attempt, number % 3 + 1)
    assert post(client, attempt, number, **other).status_code == 400
    assert answer_to(attempt, number) is None


@each
def test_the_names_of_parts_are_not_the_editors(client, attempt, kind):
    stored = Question.objects.get(key=kind.replace("_", "-")).body.get_prep_value()
    html = client.get(f"/quizzes/{attempt.pk}/{place_of(attempt, kind)}/").content.decode()
    ids = re.findall(r"'id': '([0-9a-f-]{36})'", str(stored))
    assert len(ids) == 5 and not any(id in html for id in ids)


@each
def test_the_preview_of_a_question_shows_its_key(attempt, kind):
    html = Question.objects.get(key=kind.replace("_", "-")).make_preview_request().content.decode()
    asked, key = html.split("With its answer")
    assert "As learners see it" in asked and "KEY" not in asked
    assert key.count("KEY why") == 4 and "KEY for everyone" in key


@each
def test_practice_in_a_lesson_answers_at_once(attempt, kind):
    question = Question.objects.select_related("bank").get(key=kind.replace("_", "-"))
    form = {"check": right_form(attempt, place_of(attempt, kind))["answer"]}
    assert "KEY" not in question.practice_html("check")
    assert "KEY for everyone" in question.practice_html("check", question.read_answer(form, "check"))
