"""Each flag at its threshold and just beside it."""

from dataclasses import replace

import pytest

from quizzes.analysis import flags
from quizzes.analysis.flags import flags_of, flags_of_quiz, number_of_flags
from quizzes.analysis.reports import PartReport, QuestionReport, QuizReport
from tests.quizzes.factories import a_choice, a_conversation, a_statement, an_ordering, frozen

CHOICE = frozen("single_choice", a_choice(right=1, wrong=3))
RIGHT = PartReport("A", "Right", True, chosen=30, share=0.5, rest=0.6)
OTHER = PartReport("B", "Other", False, chosen=30, share=0.5, rest=0.4)
USUAL = QuestionReport(1, CHOICE, 60, 60, 0, True, 0.5, 0.4, 20.0, (RIGHT, OTHER))
QUIZ = QuizReport(60, True, 60, 50.0, (), 0.8, 60, (USUAL,) * 4)


def said_of(quiz: QuizReport = QUIZ, **figures) -> list[str]:
    return flags_of(replace(USUAL, **figures), quiz)


def test_of_a_usual_question_nothing_is_said():
    assert said_of() == []


@pytest.mark.parametrize(("facility", "said"), [(0.95, True), (0.949, False)])
def test_almost_everyone_knew(facility, said):
    assert ("Almost everyone knew this." in said_of(facility=facility)) is said


@pytest.mark.parametrize(("facility", "said"), [(0.30, True), (0.301, False)])
def test_few_found_the_answer(facility, said):
    words = "Few found the answer: look at the wording, or at the lesson before it."
    assert (words in said_of(facility=facility)) is said


@pytest.mark.parametrize(("rest", "chosen", "said"), [(0.7, 10, True), (0.7, 9, False), (0.64, 30, False)])
def test_another_option_draws_the_strongest(rest, chosen, said):
    parts = (RIGHT, replace(OTHER, rest=rest, chosen=chosen))
    assert ("Option B draws the strongest learners: check the key." in said_of(parts=parts)) is said


def test_a_right_option_may_draw_the_strongest():
    assert said_of(parts=(RIGHT, replace(RIGHT, letter="B", rest=0.9))) == []


def test_too_few_chose_the_right_option_to_compare_with():
    assert said_of(parts=(replace(RIGHT, rest=None), replace(OTHER, rest=0.9))) == []


@pytest.mark.parametrize(("discrimination", "asked", "said"), [(-0.01, 30, True), (-0.01, 29, False), (0, 30, False)])
def test_the_strong_do_worse(discrimination, asked, said):
    found = " ".join(said_of(discrimination=discrimination, asked=asked))
    assert ("do worse here: check the key" in found) is said


@pytest.mark.parametrize(
    ("discrimination", "facility", "said"), [(0.14, 0.5, True), (0.15, 0.5, False), (0, 0.97, False)]
)
def test_hardly_linked_with_the_rest(discrimination, facility, said):
    found = " ".join(said_of(discrimination=discrimination, facility=facility))
    assert ("Hardly linked with the rest" in found) is said


@pytest.mark.parametrize(("chosen", "answered", "said"), [(0, 30, True), (0, 29, False), (1, 30, False)])
def test_nobody_chose_an_option(chosen, answered, said):
    parts = (RIGHT, replace(OTHER, letter="D", chosen=chosen))
    found = said_of(parts=parts, answered=answered)
    assert ("Nobody chose option D: it can be made more tempting or removed." in found) is said


def test_several_options_that_nobody_chose_are_named_together():
    parts = (RIGHT, replace(OTHER, chosen=0), replace(OTHER, letter="C", chosen=0))
    assert said_of(parts=parts) == ["Nobody chose options B, C: they can be made more tempting or removed."]


def test_a_statement_has_no_option_to_replace():
    content = frozen("true_false", a_statement(answer=True))
    assert said_of(content=content, parts=(RIGHT, replace(OTHER, chosen=0))) == []


@pytest.mark.parametrize(("seconds", "said"), [(40.0, True), (39.0, False)])
def test_takes_much_longer(seconds, said):
    assert ("Takes much longer than the others." in said_of(seconds=seconds)) is said


def test_a_few_seconds_more_are_not_much_longer():
    quick = replace(QUIZ, questions=(replace(USUAL, seconds=3.0),) * 4)
    assert said_of(quick, seconds=9.0) == []


def test_without_a_usual_time_nothing_takes_longer():
    assert said_of(replace(QUIZ, questions=(USUAL, USUAL)), seconds=300.0) == []


def test_parts_that_are_placed_have_no_rivals_and_no_lures():
    content = frozen("ordering", an_ordering())
    assert said_of(content=content, parts=(RIGHT, replace(OTHER, chosen=0, rest=0.9))) == []


def test_a_message_that_nobody_marked_is_no_lure():
    content = frozen("conversation", a_conversation())
    assert said_of(content=content, parts=(RIGHT, replace(OTHER, chosen=0))) == []


def test_nothing_is_said_of_a_question_that_few_answered():
    assert said_of(is_shown=False, facility=0.1) == []


@pytest.mark.parametrize(("alpha", "attempts", "said"), [(0.59, 30, 1), (0.60, 30, 0), (0.1, 29, 0), (None, 90, 0)])
def test_chance_has_a_large_part(alpha, attempts, said):
    assert len(flags_of_quiz(replace(QUIZ, reliability=alpha, comparable=attempts))) == said


def test_all_flags_are_numbered_together():
    easy = replace(USUAL, facility=1.0)
    assert number_of_flags(replace(QUIZ, reliability=0.2, questions=(easy, easy, USUAL))) == 3


def test_every_flag_is_asked():
    found = {
        name
        for name, thing in vars(flags).items()
        if callable(thing) and "quiz" in getattr(thing, "__annotations__", {})
    }
    assert found - {"flags_of", "flags_of_quiz", "number_of_flags"} == {
        flag.__name__ for flag in (*flags.QUESTION_FLAGS, *flags.QUIZ_FLAGS)
    }
