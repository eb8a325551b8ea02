"""What is measured, against figures worked out by hand and by other formulas."""

import statistics

import pytest

from quizzes.analysis.measuring import measure
from quizzes.models import Quiz
from quizzes.regrading import propose, regrade
from tests.quizzes.analysis.crowds import RIGHT, TWELVE, begin, correct, known, matrix, reword, take, take_all
from tests.quizzes.factories import a_choice, stream


def figures_of(quiz: Quiz) -> dict:
    return measure(quiz.translation_key, "en")[0]


@pytest.fixture
def twelve(statements) -> dict:
    take_all(statements, TWELVE)
    return figures_of(statements)


def test_the_quiz_by_hand(twelve):
    assert twelve["attempts"] == 12
    assert twelve["mean"] == pytest.approx(100 * 29 / 48)
    assert twelve["spread"] == [0, 0, 2, 0, 0, 4, 0, 5, 0, 1]


def test_the_share_earned_by_hand(twelve):
    assert [question["facility"] for question in twelve["questions"]] == pytest.approx([9 / 12, 7 / 12, 5 / 12, 8 / 12])


def test_the_mean_of_what_was_earned_is_the_mean_score(twelve):
    earned = statistics.mean(question["facility"] for question in twelve["questions"])
    assert earned * 100 == pytest.approx(twelve["mean"])


@pytest.mark.parametrize("place", range(4))
def test_discrimination_is_the_correlation_with_the_rest(twelve, place):
    rows = matrix(TWELVE)
    own, rest = [row[place] for row in rows], [(sum(row) - row[place]) / 3 for row in rows]
    assert twelve["questions"][place]["discrimination"] == pytest.approx(statistics.correlation(own, rest))


def test_reliability_is_the_textbooks(twelve):
    rows = matrix(TWELVE)
    items = sum(statistics.variance(column) for column in zip(*rows, strict=True))
    assert twelve["reliability"] == pytest.approx(4 / 3 * (1 - items / statistics.variance(map(sum, rows))))


def test_options_by_hand(twelve):
    right, wrong = twelve["questions"][3]["parts"]
    assert (right["part"], right["chosen"], right["share"]) == ("true", 8, pytest.approx(8 / 12))
    assert (wrong["part"], wrong["chosen"], wrong["share"]) == ("false", 4, pytest.approx(4 / 12))


def test_what_choosers_earned_elsewhere_needs_ten_of_them(statements):
    take_all(statements, ["1111"] * 10 + ["0011"] * 9)
    right, wrong = figures_of(statements)["questions"][0]["parts"]
    assert (right["rest"], wrong["rest"]) == (1.0, None)


def test_a_question_left_empty_earns_nothing_and_is_not_an_answer(statements):
    take_all(statements, ["1111"] * 10 + ["-111"] * 2)
    question = figures_of(statements)["questions"][0]
    assert (question["asked"], question["answered"]) == (12, 10)
    assert (question["facility"], question["parts"][0]["share"]) == (pytest.approx(10 / 12), 1.0)


def test_an_answer_taken_back_is_none(statements):
    take_all(statements, ["1111"] * 10)
    take(statements, [{}, RIGHT, RIGHT, RIGHT])
    assert figures_of(statements)["questions"][0]["answered"] == 10


def test_the_median_time_is_of_those_who_answered(statements):
    for seconds in (5, 5, 5, 5, 20, 30, 40, 40, 40, 40):
        take(statements, known("1-11"), seconds=seconds)
    times = [question.get("seconds") for question in figures_of(statements)["questions"]]
    assert times == [25, None, 25, 25]


def test_times_of_fewer_than_ten_are_not_kept(statements):
    take_all(statements, ["1111"] * 10)
    take(statements, known("1111"), seconds=30)
    assert figures_of(statements)["questions"][0]["seconds"] is None


def test_who_began_and_has_not_handed_in_counts_only_as_begun(statements):
    take_all(statements, TWELVE)
    begin(statements)
    assert (figures_of(statements)["attempts"], figures_of(statements)["began"]) == (12, 13)


def test_a_second_try_is_not_counted(statements):
    take_all(statements, TWELVE)
    take(statements, known("1111"), number=2)
    assert figures_of(statements)["attempts"] == 12


def test_of_few_attempts_nothing_is_kept_but_their_number(statements):
    take_all(statements, TWELVE[:9])
    assert figures_of(statements) == {"attempts": 9}


def test_of_a_question_few_answered_nothing_is_kept_but_their_number(statements):
    take_all(statements, ["1111"] * 9 + ["-111"] * 3)
    question = figures_of(statements)["questions"][0]
    assert question == {"id": question["id"], "earlier": 0, "asked": 12, "answered": 9}


def test_nobody_has_begun(statements):
    assert measure(statements.translation_key, "en") == ({"attempts": 0}, None)


# Wordings, editions, languages -------------------------------------------------------------------------------------


def test_answers_to_another_wording_are_not_counted(statements):
    take_all(statements, ["0111"] * 11)
    take_all(reword(statements, place=0), ["1111"] * 10)
    first, second = figures_of(statements)["questions"][:2]
    assert (first["answered"], first["earlier"], first["facility"]) == (10, 11, 1.0)
    assert (second["answered"], second["earlier"]) == (21, 0)


def test_a_wording_that_comes_back_takes_its_answers_with_it(statements):
    take_all(statements, ["0111"] * 11)
    before = statements.questions.raw_data[0]["value"]["prompt"]
    changed = reword(statements, place=0)
    take_all(changed, ["1111"] * 10)
    take(reword(changed, place=0, prompt=before), known("1111"))
    first = figures_of(statements)["questions"][0]
    assert (first["answered"], first["earlier"]) == (12, 10)


def test_a_corrected_key_counts_for_answers_to_the_same_words(statements):
    take_all(statements, ["0111"] * 11)
    take(correct(statements, place=0, answer=False), known("0111"))
    first = figures_of(statements)["questions"][0]
    assert (first["answered"], first["earlier"], first["facility"]) == (12, 0, 1.0)


def test_a_key_that_attempts_were_graded_by_anew_counts_before_anyone_else_begins(statements, editor):
    take_all(statements, ["0111"] * 11)
    corrected = correct(statements, place=0, answer=False)
    regrade(corrected, propose(corrected).edition, by=editor, reason="Wrong key", only_upwards=True)
    assert figures_of(statements)["questions"][0]["facility"] == 1.0
    assert figures_of(statements)["mean"] == 100


def test_feedback_may_be_corrected_without_parting_the_answers(statements):
    take_all(statements, TWELVE)
    take(correct(statements, place=0, feedback_true="Yes."), known("1111"))
    assert figures_of(statements)["questions"][0]["answered"] == 13


def test_rules_may_change_without_parting_the_answers(statements):
    take_all(statements, TWELVE[:6])
    statements.pass_mark = 50
    statements.save()
    take_all(statements, TWELVE[6:])
    assert [question["answered"] for question in figures_of(statements)["questions"]] == [12] * 4


def test_a_question_taken_out_is_gone_and_steadiness_begins_anew(statements):
    take_all(statements, TWELVE)
    statements.questions = stream(statements, "questions", [("single_choice", a_choice(1, 2))])
    statements.save()
    begin(Quiz.objects.get(pk=statements.pk))
    figures = figures_of(statements)
    assert (figures["attempts"], figures["comparable"], figures["reliability"]) == (12, 0, None)
    assert [question["answered"] for question in figures["questions"]] == [0]


def test_each_language_has_figures_of_its_own(statements, french):
    take_all(statements, TWELVE)
    take_all(french, ["1111"] * 10)
    assert figures_of(statements)["attempts"] == 12
    assert measure(french.translation_key, "fr")[0]["mean"] == 100
