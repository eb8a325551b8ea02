"""True or false."""

import pytest
from django.http import QueryDict

from quizzes.questions.true_false import TrueFalseBlock
from tests.quizzes.factories import a_statement, frozen


@pytest.mark.parametrize("answer", [True, False])
def test_the_right_judgement_earns_everything_and_the_other_nothing(answer):
    content = frozen("true_false", a_statement(answer))
    assert TrueFalseBlock.grade(content, {"value": answer}) == 1
    assert TrueFalseBlock.grade(content, {"value": not answer}) == 0
    assert TrueFalseBlock.grade(content, {}) == 0


@pytest.mark.parametrize(("sent", "value"), [("true", True), ("false", False)])
def test_an_answer_is_read_from_a_form(sent, value):
    content = frozen("true_false", a_statement(answer=True))
    assert TrueFalseBlock.read_answer(content, QueryDict(f"q={sent}"), "q") == {"value": value}


@pytest.mark.parametrize(
    ("value", "said", "unsaid"), [(True, "takes courage", "glad they asked"), (False, "glad they asked", "courage")]
)
def test_each_judgement_has_its_own_feedback(value, said, unsaid):
    content = frozen("true_false", a_statement(answer=True))
    feedback = TrueFalseBlock.feedback_for(content, {"value": value})
    chosen = [remark.feedback for remark in feedback.remarks if remark.is_chosen]
    assert said in chosen[0] and unsaid not in chosen[0]
    assert feedback.right_answer == "The right answer is: True"


def test_an_answer_kept_from_another_type_of_question_is_no_answer():
    content = frozen("true_false", a_statement(answer=True))
    assert TrueFalseBlock.feedback_for(content, {"options": ["x"]}).grade == 0


def test_freezing_gives_the_same_content_each_time():
    assert frozen("true_false", a_statement(answer=True)) == frozen("true_false", a_statement(answer=True))


def test_the_key_is_not_public():
    assert set(TrueFalseBlock.public(frozen("true_false", a_statement(answer=True)))) == {
        "type",
        "prompt",
        "instruction",
    }
