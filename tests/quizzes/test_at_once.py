"""Many requests at the same moment, on real connections."""

import pytest
from django.test import Client

from progress.models import Enrolment, StepRecord
from quizzes.models import Attempt, Response
from tests.at_once import at_once
from tests.quizzes.factories import number_of
from tests.quizzes.forms import right_form

pytestmark = pytest.mark.django_db(transaction=True)


def copies_of(client: Client, number: int) -> list[Client]:
    """The same browser, in so many tabs."""
    tabs = [Client() for _ in range(number)]
    for tab in tabs:
        tab.cookies = client.cookies
    return tabs


def test_twenty_starts_make_one_attempt(client, quiz):
    tabs = copies_of(client, 20)
    responses = at_once(20, lambda index: tabs[index].post(f"/quizzes/start/{quiz.pk}/"))
    attempt = Attempt.objects.get()
    assert {response.url for response in responses} == {f"/quizzes/{attempt.pk}/1/"}
    assert len(responses) == 20
    assert Enrolment.objects.count() == 1


def test_twenty_starts_and_hand_ins_make_no_more_tries_than_allowed(client, quiz):
    quiz.attempts_allowed = 2
    quiz.save_revision().publish()
    tabs = copies_of(client, 20)

    def take(index: int) -> int:
        tabs[index].post(f"/quizzes/start/{quiz.pk}/")
        if attempt := Attempt.objects.open().first():
            tabs[index].post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
        return tabs[index].post(f"/quizzes/start/{quiz.pk}/").status_code

    assert at_once(20, take) == [302] * 20
    assert sorted(Attempt.objects.values_list("number", flat=True)) == [1, 2]


def test_the_newest_of_many_answers_counts(client, attempt, statement):
    number, tabs = number_of(attempt, statement), copies_of(client, 8)

    def answer(index: int) -> int:
        form = {"answer": "true" if index == 7 else "false", "sequence": str(1000 + index), "go": "stay"}
        return tabs[index].post(f"/quizzes/{attempt.pk}/{number}/", form).status_code

    assert at_once(8, answer) == [200] * 8
    assert Response.objects.get().answer == {"value": True}


def test_handing_in_from_many_tabs_counts_once(client, quiz, attempt):
    for number in range(1, 4):
        client.post(f"/quizzes/{attempt.pk}/{number}/", right_form(attempt, number))
    tabs = copies_of(client, 8)
    responses = at_once(8, lambda index: tabs[index].post(f"/quizzes/{attempt.pk}/submit/"))
    assert [response.status_code for response in responses] == [302] * 8
    assert Attempt.objects.get().score == 100
    assert StepRecord.objects.get(step_key=quiz.translation_key).score == 100


def test_an_answer_is_in_before_the_grade_or_not_in_at_all(client, attempt):
    tabs = copies_of(client, 6)

    def act(index: int) -> object:
        if index == 0:
            return tabs[0].post(f"/quizzes/{attempt.pk}/submit/", {"anyway": "yes"})
        number = index % 3 + 1
        return tabs[index].post(f"/quizzes/{attempt.pk}/{number}/", {**right_form(attempt, number), "go": "stay"})

    at_once(6, act)
    assert not Response.objects.filter(fraction=None).exists()
