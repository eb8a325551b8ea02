"""Multiple choice: part of the credit for part of the answer, none for ticking everything."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions.multiple_choice import MultipleChoiceBlock
from tests.quizzes.factories import a_choice, frozen
from tests.quizzes.strategies import answers_to, choices

questions = choices("multiple_choice", 1, 5)


def ids_of(content, correct: bool) -> list[str]:
    return [option["id"] for option in content["options"] if option["correct"] is correct]


@given(questions)
def test_exactly_the_right_options_earn_everything(content):
    assert MultipleChoiceBlock.grade(content, {"options": ids_of(content, True)}) == 1


@given(questions)
def test_ticking_everything_earns_nothing(content):
    assert MultipleChoiceBlock.grade(content, {"options": ids_of(content, True) + ids_of(content, False)}) == 0


@given(st.data(), questions)
def test_a_grade_is_between_nothing_and_everything(data, content):
    assert 0 <= MultipleChoiceBlock.grade(content, data.draw(answers_to(content))) <= 1


@given(st.data(), questions)
def test_only_the_exact_answer_earns_everything(data, content):
    answer = data.draw(answers_to(content))
    is_exact = set(answer["options"]) == set(ids_of(content, True))
    assert (MultipleChoiceBlock.grade(content, answer) == 1) is is_exact


@given(st.data(), questions)
def test_shuffling_changes_no_grade(data, content):
    answer = data.draw(answers_to(content))
    shuffled = {**content, "options": data.draw(st.permutations(content["options"]))}
    answer_shuffled = {"options": data.draw(st.permutations(answer["options"]))}
    assert MultipleChoiceBlock.grade(content, answer) == MultipleChoiceBlock.grade(shuffled, answer_shuffled)


@pytest.mark.parametrize(("right", "wrong", "grade"), [(1, 0, 0.5), (2, 1, 0.5), (1, 1, 0), (0, 1, 0), (0, 0, 0)])
def test_credit_in_parts(right, wrong, grade):
    content = frozen("multiple_choice", a_choice(right=2, wrong=2))
    answer = {"options": ids_of(content, True)[:right] + ids_of(content, False)[:wrong]}
    assert MultipleChoiceBlock.grade(content, answer) == grade


def test_a_tick_sent_twice_counts_once():
    content = frozen("multiple_choice", a_choice(right=2, wrong=1))
    id = ids_of(content, True)[0]
    answer = MultipleChoiceBlock.read_answer(content, QueryDict(f"q={id}&q={id}"), "q")
    assert answer == {"options": [id]}


def test_every_right_answer_is_named():
    content = frozen("multiple_choice", a_choice(right=2, wrong=1))
    assert MultipleChoiceBlock.describe_right_answer(content) == "The right answers are: Option 1 · Option 2"
