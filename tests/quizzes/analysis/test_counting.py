"""Counting attempts that pass by, against formulas that see all of them at once."""

import json
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizzes.analysis.measuring import Count, Read, Wordings
from quizzes.analysis.tallies import Given
from tests.quizzes.factories import a_rating, a_statement, frozen

QUESTIONS = {id: frozen("true_false", a_statement(answer=True), id) for id in "abcd"}
EDITION = {"asked": [{"draw": list("abcd"), "count": 3}], "questions": QUESTIONS}
MARKS = {"1": ('{"value": true}', 1.0), "0": ('{"value": false}', 0.0), "-": ("{}", 0.0), "3": ('{"value": 3}', 0.0)}

# Each attempt asks some of the questions; of each it is known whether it was right, not right or left empty.
attempts = st.lists(
    st.dictionaries(st.sampled_from("abcd"), st.sampled_from("10-"), min_size=1), min_size=10, max_size=60
)


def read(marks: dict[str, str]) -> Read:
    given = {id: Given(*MARKS[mark], None) for id, mark in marks.items()}
    earned = sum(answer.fraction for answer in given.values())
    return Read("edition", list(marks), 100 * earned / len(marks), given)


def counted(rows: list[dict[str, str]], edition: dict = EDITION) -> dict:
    count = Count(Wordings({"edition": edition}, "edition"))
    for row in rows:
        count.add(read(row))
    return count.figures(began=len(rows))


def fractions(row: dict[str, str]) -> dict[str, float]:
    return {id: MARKS[mark][1] for id, mark in row.items()}


def elsewhere(row: dict[str, str], id: str) -> float:
    return statistics.mean(fraction for other, fraction in fractions(row).items() if other != id)


@given(attempts)
def test_shares_lie_between_nothing_and_all(rows):
    for question in counted(rows)["questions"]:
        shares = [part["share"] for part in question.get("parts", [])] + [question.get("facility", 0)]
        assert all(0 <= share <= 1 for share in shares)


@given(attempts)
def test_what_is_earned_is_the_mean_of_all(rows):
    for question in counted(rows)["questions"]:
        own = [fractions(row)[question["id"]] for row in rows if question["id"] in row]
        assert question["asked"] == len(own)
        assert "facility" not in question or question["facility"] == pytest.approx(statistics.mean(own))


@given(attempts)
def test_discrimination_is_the_correlation_of_all(rows):
    for question in counted(rows)["questions"]:
        id = question["id"]
        both = [(fractions(row)[id], elsewhere(row, id)) for row in rows if id in row and len(row) > 1]
        if question.get("discrimination") is not None:
            assert question["discrimination"] == pytest.approx(statistics.correlation(*zip(*both, strict=True)))


@given(attempts)
def test_what_choosers_earned_elsewhere_is_the_mean_of_all(rows):
    for question in counted(rows)["questions"]:
        id = question["id"]
        chose = [elsewhere(row, id) for row in rows if row.get(id) == "1" and len(row) > 1]
        for part in question.get("parts", [])[:1]:
            assert part["rest"] == (pytest.approx(statistics.mean(chose)) if len(chose) >= 10 else None)


@given(attempts)
def test_every_attempt_stands_in_one_band(rows):
    figures = counted(rows)
    assert sum(figures["spread"]) == figures["attempts"] == len(rows)


ASKING_HOW_SURE = {
    "asked": [{"question": id} for id in ("a", "b", "sure")],
    "questions": {**QUESTIONS, "sure": frozen("rating", a_rating(points=3), "sure")},
}


def test_what_is_not_graded_has_shares_and_nothing_else():
    question = counted([{"a": "1", "b": "0", "sure": "3"}] * 12, ASKING_HOW_SURE)["questions"][-1]
    assert "facility" not in question and "discrimination" not in question
    assert [(part["share"], part["rest"]) for part in question["parts"]] == [(0.0, None), (0.0, None), (1.0, None)]


def test_what_is_not_graded_is_no_part_of_the_rest():
    question = counted([{"a": "1", "b": "1", "sure": "3"}] * 12, ASKING_HOW_SURE)["questions"][0]
    assert question["parts"][0]["rest"] == 1.0


def test_a_quiz_of_nothing_graded_has_no_scores():
    figures = counted([{"sure": "3"}] * 12, ASKING_HOW_SURE)
    assert (figures["attempts"], figures["mean"], figures["spread"], figures["reliability"]) == (12, None, [], None)


def test_endlessly_different_answers_are_not_all_remembered():
    count = Count(Wordings({"edition": EDITION}, "edition"))
    for number in range(5000):
        count.today["a"].add(Given(json.dumps({"value": number}), 0.0, None), 0.0, None)
    assert (count.today["a"].answered, len(count.today["a"].meanings)) == (5000, 4096)
