"""How steady a quiz's scores are: Cronbach's alpha, also where each attempt draws other questions.

With k questions an attempt, alpha = k/(k-1) · (1 - k·v/V), where v is the mean variance of a question and V that of the
totals (Cronbach 1951, "Coefficient alpha and the internal structure of tests", Psychometrika 16, 297-334). Where
everybody answers the same questions, this is the textbook's value.

Where questions are drawn, totals also differ because some draws are harder. That is luck, no difference between
learners, so it has to count as variance of the questions; otherwise a bank of easy and hard questions would look
steady by itself. A draw of n out of m questions adds n·L·(m-n)/(m-1) to the variance of totals (sampling without
replacement, Cochran 1977, "Sampling Techniques", 3rd edition, section 2.5), where L is the variance of the questions'
difficulty. So what a draw counts for is n·(v + L·(m-n)/(m-1)), and alpha is what generalizability theory gives for
questions nested in persons (Brennan 2001, "Generalizability Theory"). A question asked of all is a draw of 1 out of 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizzes.analysis.sums import Values
from quizzes.questions import type_of

Graded = Sequence[tuple[str, float]]  # the graded questions of an attempt, and what each earned


class Draw:
    """So many questions out of a pool."""

    def __init__(self, pool: list[str], number: int) -> None:
        self.pool, self.number = pool, min(number, len(pool))

    def variance(self, questions: dict[str, Values]) -> float:
        """What the draw's questions add to the variance of totals when nobody knows more than others."""
        asked = [questions[id] for id in self.pool if questions[id].count > 1]
        freedom = sum(values.count - 1 for values in asked)
        within = sum(values.deviation for values in asked) / freedom if freedom else 0.0
        luck = max(0.0, self.overall(asked) - within) * (len(self.pool) - self.number) / max(1, len(self.pool) - 1)
        return self.number * (within + luck)

    @staticmethod
    def overall(asked: list[Values]) -> float:
        """The variance of an answer, whichever of the questions it is to."""
        every = Values()
        for values in asked:
            every += values
        return every.variance


class Reliability:
    """Counts the attempts that asked what this edition asks: as many questions, none of them another."""

    def __init__(self, edition: dict[str, Any]) -> None:
        self.draws = draws_of(edition)
        self.number = sum(draw.number for draw in self.draws)
        self.questions = {id: Values() for draw in self.draws for id in draw.pool}
        self.totals = Values()

    def add(self, graded: Graded) -> None:
        if len(graded) != self.number or not all(id in self.questions for id, _ in graded):
            return
        for id, fraction in graded:
            self.questions[id].add(fraction)
        self.totals.add(sum(fraction for _, fraction in graded))

    @property
    def alpha(self) -> float | None:
        """None where it has no meaning: one question, totals that are all the same, or nothing counted."""
        k, total = self.number, self.totals.variance
        if k < 2 or not total:
            return None
        return k / (k - 1) * (1 - sum(draw.variance(self.questions) for draw in self.draws) / total)


def pool_of(asked: dict[str, Any]) -> list[str]:
    """The questions that an entry of an edition's `asked` may ask."""
    return asked["draw"] if "draw" in asked else [asked["question"]]


def draws_of(edition: dict[str, Any]) -> list[Draw]:
    """The graded part of what is asked. Nothing where a draw mixes what is graded with what is not: attempts then
    differ in their number of graded questions."""
    graded = {id: type_of(content).is_graded for id, content in edition["questions"].items()}
    draws = []
    for asked in edition["asked"]:
        pool = pool_of(asked)
        kinds = {graded[id] for id in pool}
        if len(kinds) == 2:
            return []
        if True in kinds:
            draws.append(Draw(pool, asked.get("count", 1)))
    return draws
