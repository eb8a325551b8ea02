"""Number: as people write numbers, right within a tolerance."""

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from quizzes.questions import HostileAnswer, NothingChosen
from quizzes.questions.base import UnreadableAnswer
from quizzes.questions.number import NumberBlock, read_number, say
from tests.quizzes.factories import a_number, frozen
from tests.quizzes.forms import right_number, wrong_number
from tests.quizzes.test_editing import problem_with

numbers = st.integers(-(10**9), 10**9).map(float) | st.decimals(-(10**6), 10**6, places=3).map(float)


def question(value: float = 47.25, tolerance: float = 0, unit: str = "hours") -> dict:
    return frozen("number", a_number(value, tolerance, unit))


def read(sent: str | list[str], content: dict | None = None) -> dict:
    data = QueryDict(mutable=True)
    data.setlist("q", [sent] if isinstance(sent, str) else sent)
    return NumberBlock.read_answer(content or question(), data, "q")


def grade(number: float, value: float, tolerance: float = 0) -> float:
    return NumberBlock.grade(question(value, tolerance), {"number": number})


# Reading --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("3.5", 3.5),
        ("3,5", 3.5),
        (".5", 0.5),
        ("5.", 5),
        ("0,125", 0.125),
        ("1 000", 1000),
        ("1\u202f000,5", 1000.5),
        ("1,000.5", 1000.5),
        ("1.000,5", 1000.5),
        ("1,000,000", 1_000_000),
        ("1.000.000", 1_000_000),
        ("1,00,000", 100_000),
        ("1’000", 1000),
        ("1,0000", 1),
        ("+5", 5),
        ("-5", -5),
        ("\u2212 5", -5),
        ("٣٫٥", 3.5),
        ("١٬٠٠٠٫٥", 1000.5),
        ("－１２．５", -12.5),
        ("\u200f۴۲", 42),
        ("12 Hours", 12),
        ("12hours", 12),
        ("  -0 ", 0),
    ],
)
def test_numbers_are_read_as_people_write_them(typed, number):
    assert read_number(typed, "hours") == number


@pytest.mark.parametrize(("language", "comma", "point"), [("en", 1000, 1), ("fr", 1, 1), ("de", 1, 1000)])
def test_one_mark_before_three_digits_is_read_as_the_language_of_the_page_has_it(language, comma, point):
    with translation.override(language):
        assert (read_number("1,000"), read_number("1.000")) == (comma, point)


@pytest.mark.parametrize(
    "typed",
    ["abc", "hours", "12 minutes", "1 00", "12 34", "1,2,3", "1,000,5", "--5", "5-", "1e999", "1e5", "nan", "inf", "∞"]
    + ["½", "5²", "0x10", "1_000", ".", "-", "+.", "1/2", "10 000 00", "<b>1</b>", "9" * 41, "1" * 100_000],
)
def test_anything_else_is_asked_for_again_and_kept(typed):
    with pytest.raises(UnreadableAnswer, match=r"Write a number here, such as 12 or 3\.5\.") as refusal:
        read(typed)
    assert refusal.value.draft == {"typed": typed[:40]}


@pytest.mark.parametrize("sent", [[], "", "  ", "\x00", ["", " "]])
def test_an_empty_field_is_no_answer(sent):
    with pytest.raises(NothingChosen, match="Write a number first."):
        read(sent)


def test_several_numbers_are_hostile():
    with pytest.raises(HostileAnswer):
        read(["1", "2"])


@given(numbers, st.sampled_from(["", "%", "hours", "m²"]))
def test_an_answer_read_again_is_the_same(number, unit):
    content = question(unit=unit)
    answer = read(repr(number), content)
    assert read(answer["typed"], content) == answer
    assert answer["number"] == number


@given(numbers, st.sampled_from(["en", "fr", "de"]))
def test_a_number_that_is_said_is_read_as_the_same(number, language):
    with translation.override(language):
        assert read_number(say(number, "hours"), "hours") == number


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_finite_number_or_none(typed):
    number = read_number(typed, "m")
    assert number is None or abs(number) < 10**61


# Grading --------------------------------------------------------------------------------------------------------------


def test_the_number_earns_everything_and_any_other_nothing():
    assert [grade(47.25, 47.25), grade(47.26, 47.25), grade(-47.25, 47.25)] == [1, 0, 0]
    assert NumberBlock.grade(question(0), {}) == 0
    assert NumberBlock.grade(question(0), {"text": "0"}) == 0


@pytest.mark.parametrize(
    ("number", "value", "tolerance"),
    [(0.1 + 0.2, 0.3, 0), (0.4, 0.3, 0.1), (0.2, 0.3, 0.1), (1.1, 1, 0.1), (12, 10, 2), (8, 10, 2), (0, 0, 0)],
)
def test_the_ends_of_the_tolerance_are_right_however_the_machine_stores_them(number, value, tolerance):
    assert grade(number, value, tolerance) == 1


@pytest.mark.parametrize(
    ("number", "value", "tolerance"), [(0.41, 0.3, 0.1), (12.001, 10, 2), (18339001011, 18339001010, 0)]
)
def test_a_little_more_is_not(number, value, tolerance):
    assert grade(number, value, tolerance) == 0


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6), st.integers(0, 1000))
def test_only_what_is_near_enough_earns_anything(number, value, tolerance):
    assert grade(number / 100, value / 100, tolerance / 100) == (abs(number - value) <= tolerance)


# Saying ---------------------------------------------------------------------------------------------------------------


def test_feedback_says_what_was_read_and_what_is_right():
    content = question(12, 2, "minutes")
    feedback = NumberBlock.feedback_for(content, read("1,000", content))
    assert feedback.given_answer == "1000\xa0minutes"
    assert feedback.right_answer == "The right answer is: 12\xa0minutes (anything from 10 to 14 counts)"


@pytest.mark.parametrize(
    ("language", "number", "words"), [("en", 12000.5, "12,000.5"), ("fr", 12000.5, "12\xa0000,5"), ("en", 2026, "2026")]
)
def test_numbers_are_said_as_the_language_writes_them_and_years_as_years(language, number, words):
    with translation.override(language):
        assert say(number) == words


def test_an_analysis_hears_only_whether_it_was_right():
    content = question(12)
    answers = ({"typed": "12", "number": 12.0}, {"typed": "13", "number": 13.0}, {})
    assert [NumberBlock.picks(content, answer) for answer in answers] == [{"accepted"}, {"other"}, set()]


def test_the_forms_of_the_factories_are_right_and_wrong():
    content = question()
    answers = [NumberBlock.read_answer(content, form(content), "answer") for form in (right_number, wrong_number)]
    assert [NumberBlock.grade(content, answer) for answer in answers] == [1, 0]


def test_the_field_is_labelled_and_its_unit_told():
    html = NumberBlock.html(question(), prefix="q")
    assert '<label for="q-typed">' in html and 'inputmode="decimal"' in html
    assert 'aria-describedby="q-unit"' in html and 'id="q-unit">hours' in html
    assert "aria-describedby" not in NumberBlock.html(question(unit=""), prefix="q")


def test_a_refused_draft_stands_in_the_field_again():
    html = NumberBlock.html(question(), prefix="q", answer={"typed": "about 3"})
    assert 'value="about 3"' in html and 'aria-invalid="true"' in html
    assert "aria-invalid" not in NumberBlock.html(question(), prefix="q", answer={"typed": "0", "number": 0.0})


def test_the_key_is_nowhere_before_feedback():
    content, answer = question(), {"typed": "3", "number": 3.0}
    for html in (
        NumberBlock.html(content, prefix="q"),
        NumberBlock.html(content, prefix="q", answer=answer, is_closed=True),
    ):
        assert "47.25" not in html and "KEY" not in html


def test_a_review_says_what_was_given_in_words():
    content, answer = question(12), {"typed": "12", "number": 12.0}
    feedback = NumberBlock.feedback_for(content, answer)
    html = NumberBlock.html(content, prefix="q", answer=answer, feedback=feedback, is_closed=True)
    assert "12\xa0hours" in html and "Your answer</span>" in html and "Right answer</span>" in html
    assert "<input" not in html


def test_editors_see_the_right_number():
    assert "12\xa0hours (anything from 10 to 14 counts)" in NumberBlock.render_key(question(12, 2))


# Writing it -----------------------------------------------------------------------------------------------------------


def test_freezing_gives_the_same_content_each_time():
    assert question(12.0, 0) == question(12, None)
    assert (type(question(12.0)["value"]), type(question(12.5)["value"])) == (int, float)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"value": None}, "This field is required."),
        ({"value": float("nan")}, "Enter a number."),
        ({"value": float("inf")}, "Enter a number."),
        ({"tolerance": -1}, "greater than or equal to 0."),
        ({"unit": "x" * 21}, "at most 20 characters"),
    ],
)
def test_a_question_that_cannot_work_is_answered_with_a_sentence(change, sentence):
    assert sentence in problem_with("number", {**a_number(), **change})


def test_other_programs_hear_the_number_and_its_tolerance():
    told = NumberBlock.interaction(question(12, 2))
    assert (told.value, told.tolerance, told.unit) == (12.0, 2.0, "hours")
