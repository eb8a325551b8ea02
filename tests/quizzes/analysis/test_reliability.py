"""Cronbach's alpha: the textbook's where all answer the same, and honest about luck where questions are drawn."""

import random
import statistics

import pytest

from quizzes.analysis.reliability import Reliability
from tests.quizzes.analysis.crowds import TWELVE, matrix

STATEMENT = {"type": "true_false"}


def edition(*asked: dict) -> dict:
    ids = [id for entry in asked for id in entry.get("draw", [entry.get("question")])]
    return {"asked": list(asked), "questions": dict.fromkeys(ids, STATEMENT)}


def asking(*ids: str) -> Reliability:
    return Reliability(edition(*({"question": id} for id in ids)))


def textbook(rows: list[list[float]]) -> float:
    k, columns = len(rows[0]), zip(*rows, strict=True)
    items, total = sum(statistics.variance(column) for column in columns), statistics.variance(map(sum, rows))
    return k / (k - 1) * (1 - items / total)


def test_it_is_the_textbooks_where_all_answer_the_same():
    reliability = asking(*"abcd")
    for row in matrix(TWELVE):
        reliability.add(list(zip("abcd", row, strict=True)))
    assert reliability.alpha == pytest.approx(textbook(matrix(TWELVE)))


def test_it_is_the_textbooks_where_a_draw_takes_all_there_is():
    reliability = Reliability(edition({"draw": list("abcd"), "count": 4}))
    for row in matrix(TWELVE):
        reliability.add(random.Random(1).sample(list(zip("abcd", row, strict=True)), 4))
    assert reliability.alpha == pytest.approx(textbook(matrix(TWELVE)))


def drawn(abilities: list[float], spread: float, seed: int = 3) -> tuple[Reliability, list[float]]:
    """Ten of forty questions, easier and harder by `spread`, for each person; and what each earned."""
    easiness = {f"q{number}": 0.5 + spread * (number - 19.5) / 39 for number in range(40)}
    reliability, totals = Reliability(edition({"draw": list(easiness), "count": 10})), []
    chance = random.Random(seed)
    for ability in abilities:
        graded = [(id, float(chance.random() < easiness[id] + ability)) for id in chance.sample(list(easiness), 10)]
        reliability.add(graded)
        totals.append(sum(fraction for _, fraction in graded))
    return reliability, totals


def test_luck_of_the_draw_is_no_steadiness():
    reliability, _ = drawn([0.0] * 4000, spread=0.9)
    assert reliability.alpha == pytest.approx(0, abs=0.06)  # 0.26 if variance between questions were not counted


def test_with_draws_it_is_how_far_a_second_attempt_of_the_same_people_would_agree():
    people = [-0.25, -0.1, 0.0, 0.1, 0.25] * 800
    (reliability, once), (_, again) = drawn(people, 0.4), drawn(people, 0.4, seed=4)
    assert reliability.alpha == pytest.approx(statistics.correlation(once, again), abs=0.04)


def test_one_question_has_no_steadiness():
    reliability = asking("a")
    reliability.add([("a", 1.0)])
    assert reliability.alpha is None


def test_scores_that_are_all_the_same_have_none():
    reliability = asking("a", "b")
    for _ in range(12):
        reliability.add([("a", 1.0), ("b", 0.0)])
    assert reliability.alpha is None


@pytest.mark.parametrize("graded", [[("a", 1.0)], [("a", 1.0), ("gone", 1.0)], [("a", 1.0), ("b", 1.0), ("c", 0.0)]])
def test_attempts_at_other_questions_are_not_counted(graded):
    reliability = asking("a", "b")
    reliability.add(graded)
    assert reliability.totals.count == 0
