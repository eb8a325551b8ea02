"""Single choice: one of several options is right."""

import random

from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions.single_choice import SingleChoiceBlock
from tests.quizzes.factories import a_choice, frozen
from tests.quizzes.strategies import answers_to, choices

questions = choices("single_choice", 1, 1)


def test_the_right_option_earns_everything_and_any_other_nothing():
    content = frozen("single_choice", a_choice(right=1, wrong=2))
    right, *others = [option["id"] for option in content["options"]]
    assert SingleChoiceBlock.grade(content, {"options": [right]}) == 1
    assert [SingleChoiceBlock.grade(content, {"options": [id]}) for id in others] == [0, 0]
    assert SingleChoiceBlock.grade(content, {}) == 0


@given(st.data(), questions)
def test_a_grade_is_between_nothing_and_everything(data, content):
    assert 0 <= SingleChoiceBlock.grade(content, data.draw(answers_to(content))) <= 1


@given(st.data(), questions)
def test_shuffling_changes_no_grade(data, content):
    answer = data.draw(answers_to(content))
    shuffled = {**content, "options": data.draw(st.permutations(content["options"]))}
    assert SingleChoiceBlock.grade(content, answer) == SingleChoiceBlock.grade(shuffled, answer)


@given(questions, st.randoms())
def test_every_option_is_shown_once_however_it_is_arranged(content, chance):
    order = SingleChoiceBlock.arrange(content, chance, shuffle=True)
    shown = SingleChoiceBlock.public(content, order)["options"]
    assert [option["id"] for option in shown] == order
    assert sorted(order) == sorted(option["id"] for option in content["options"])


def test_options_keep_their_order_where_they_are_not_shuffled():
    content = frozen("single_choice", a_choice(right=1, wrong=3))
    ids = [option["id"] for option in content["options"]]
    assert SingleChoiceBlock.arrange(content, random.Random(1), shuffle=False) == ids


def test_freezing_gives_the_same_content_each_time():
    value = a_choice(right=1, wrong=3)
    assert frozen("single_choice", value) == frozen("single_choice", value)


def test_feedback_tells_what_was_chosen_and_what_is_right():
    content = frozen("single_choice", a_choice(right=1, wrong=2))
    wrong = content["options"][1]["id"]
    feedback = SingleChoiceBlock.feedback_for(content, {"options": [wrong]})
    assert (feedback.given_answer, feedback.right_answer) == ("Option 2", "The right answer is: Option 1")
    assert [remark.part for remark in feedback.remarks if remark.is_chosen] == [wrong]
