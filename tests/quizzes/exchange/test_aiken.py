"""Aiken: mistakes are named to the line."""

import pytest

from quizzes.exchange.asked import CannotCarry, Picture
from quizzes.exchange.formats import AIKEN
from tests.quizzes.exchange.files import sample_file
from tests.quizzes.exchange.questions import sample
from tests.quizzes.exchange.reading import account, items


def test_every_item_of_a_file_is_accounted_for():
    assert account(sample_file("everyday.txt")) == {
        (1, "Whom do you tell first when something about a guest worries you?"): "single_choice",
        (7, "Which of these helps a new colleague on a busy first day?"): "single_choice",
        (15, "Which line is missing here?"): "The line `ANSWER: …` is missing after these options.",
        (19, "What is wrong with these letters?"): ("The options go A, B, C …; here B was expected instead of C."),
        (25, "Is this answer one of the options?"): "The answer “D” is not one of the options.",
        (27, "Only words."): "There are no options after this question, such as `A. …`.",
    }


def test_the_right_option_is_the_one_of_the_answer():
    second = items(sample_file("everyday.txt"))[1].entry
    assert second["options"] == [{"text": "Being shown around", "correct": True}, {"text": "Being left alone"}]


def test_a_question_without_words_is_named():
    [item] = items("A. One\nB. Two\nANSWER: A\n")
    assert item.problem == "There is no question before these options."


@pytest.mark.parametrize("text", ["words\n" * 300 + "A. a\nB. b\nANSWER: A", "What?\n" + "A. a\n" * 40 + "ANSWER: A"])
def test_what_goes_on_for_too_long_is_named(text):
    assert [item.problem for item in items(text)] == ["This goes on for too long to be one question."]


def test_feedback_formatting_and_pictures_stay_behind_and_are_named():
    asked = sample("single_choice", picture=Picture("a.png", "A bell"))
    assert AIKEN.losses(asked) == ["feedback", "formatting", "its picture"]


def test_words_that_look_like_an_option_stay_behind():
    with pytest.raises(CannotCarry, match="would take its words for an option"):
        AIKEN.write_item(sample("single_choice", prompt="<p>A. Or not?</p>"))
