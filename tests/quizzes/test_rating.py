"""Rating: a place between two ends, never right or wrong."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.rating import RatingBlock
from tests.quizzes.factories import a_rating, frozen
from tests.quizzes.forms import any_rating
from tests.quizzes.test_editing import problem_with


def question(points: int = 5) -> dict:
    return frozen("rating", a_rating(points))


def read(sent: str) -> dict:
    return RatingBlock.read_answer(question(), QueryDict(sent), "q")


def review(answer: dict) -> str:
    feedback = RatingBlock.feedback_for(question(), answer)
    return RatingBlock.html(question(), prefix="q", answer=answer, feedback=feedback, is_closed=True)


@given(st.integers(3, 10), st.data())
def test_an_answer_read_from_its_form_is_the_same(points, data):
    answer = {"value": data.draw(st.integers(1, points))}
    assert RatingBlock.read_answer(question(points), {"q": str(answer["value"])}, "q") == answer


@given(st.integers(3, 10), st.data())
def test_no_answer_is_graded_and_each_is_thanked_for(points, data):
    feedback = RatingBlock.feedback_for(question(points), {"value": data.draw(st.integers(1, points))})
    assert (feedback.grade, feedback.verdict, feedback.right_answer) == (None, "Thank you.", "")
    assert not any(remark.is_right for remark in feedback.remarks)


@pytest.mark.parametrize("sent", ["", "other=1"])
def test_an_empty_form_is_no_answer(sent):
    with pytest.raises(NothingChosen, match="Choose one of the numbers first."):
        read(sent)


@pytest.mark.parametrize(
    "sent", ["q=", "q=0", "q=6", "q=1.5", "q=-1", "q=+1", "q=01", "q=%D9%A1", "q=1&q=2", "q=%00", "q=<b>1</b>"]
)
def test_anything_but_one_of_the_numbers_is_hostile(sent):
    with pytest.raises(HostileAnswer):
        read(sent)


def test_a_hundred_kilobytes_are_hostile():
    with pytest.raises(HostileAnswer):
        read("q=" + "1" * 100_000)


def test_the_same_number_twice_counts_once():
    assert read("q=4&q=4") == {"value": 4}


@pytest.mark.parametrize("kept", [{"value": True}, {"value": 9}, {"options": ["x"]}, {}])
def test_an_answer_kept_from_another_type_of_question_is_no_answer(kept):
    assert RatingBlock.describe_answer(question(), kept) == ""
    assert RatingBlock.picks(question(), kept) == set()
    assert " checked" not in RatingBlock.html(question(), prefix="q", answer=kept)


def test_an_analysis_hears_the_number():
    assert RatingBlock.picks(question(), {"value": 4}) == {"4"}


def test_the_ends_are_named_in_the_names_of_the_buttons_and_beside_them():
    html = RatingBlock.html(question(), prefix="q", answer={"value": 4})
    names = ["1 of 5, Not at all sure", "2 of 5", "3 of 5", "4 of 5", "5 of 5, Very sure"]
    assert all(f'aria-label="{name}"' in html for name in names)
    assert html.count('type="radio"') == 5 and html.count(" checked") == 1
    assert "<dd>Not at all sure</dd>" in html and "<dd>Very sure</dd>" in html


def test_a_review_shows_the_answer_and_no_right_one():
    html = review({"value": 5})
    assert "5 of 5, Very sure" in html and "Your answer</span>" in html and "Thank you." in html
    assert "<p></p>" not in html and "ight answer" not in html and "badge--look" not in html and "<input" not in html


def test_a_review_without_an_answer_thanks_nobody():
    html = review({})
    assert "You gave no answer here." in html
    assert "Thank you." not in html and "Your answer" not in html


def test_editors_read_that_nothing_is_right_or_wrong():
    html = RatingBlock.render_key(question())
    assert "Nothing here is right or wrong." in html and "KEY for everyone" in html
    assert "ight answer" not in html


def test_nothing_of_the_feedback_is_sent_before_it_is_due():
    assert "KEY" not in RatingBlock.html(question(), prefix="q")
    assert set(RatingBlock.public(question())) == {"type", "prompt", "instruction", "low", "high", "points"}


def test_names_of_ends_that_hold_markup_are_harmless():
    html = RatingBlock.html(frozen("rating", {**a_rating(), "low": '"><script>'}), prefix="q")
    assert "<script" not in html


def test_freezing_gives_the_same_content_each_time():
    assert question() == question()
    assert frozen("rating", {**a_rating(), "points": None})["points"] == 5


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"points": 2}, "greater than or equal to 3."),
        ({"points": 11}, "less than or equal to 10."),
        ({"low": ""}, "This field is required."),
        ({"high": "x" * 61}, "at most 60 characters"),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(change, sentence):
    assert sentence in problem_with("rating", {**a_rating(), **change})


def test_the_form_of_the_factories_is_an_answer():
    assert RatingBlock.read_answer(question(), any_rating(question()), "answer") == {"value": 5}


def test_other_programs_hear_the_scale():
    told = RatingBlock.interaction(question(7))
    assert (told.low, told.high, told.points) == ("Not at all sure", "Very sure", 7)
