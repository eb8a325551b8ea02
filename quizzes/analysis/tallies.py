"""What is counted of the answers to one question while they pass by."""

from __future__ import annotations

import json
from typing import Any

from quizzes.analysis import FEWEST
from quizzes.analysis.sums import Pairs, Seconds, Values
from quizzes.questions import Content, type_of

NOTHING = "{}"  # the answer of who left a question empty, as it is stored
REMEMBERED = 4096  # different answers to a question whose meaning is kept; typed ones may differ endlessly


class Tally:
    """Answers to a wording that is no longer asked: they are only numbered."""

    def __init__(self, content: Content) -> None:
        self.is_graded = type_of(content).is_graded
        self.answered = 0

    def add(self, answer: str, fraction: float, rest: float | None, seconds: int | None) -> None:
        """One attempt that asked the question. `rest` is what the attempt's other questions earned, on average."""
        if answer != NOTHING:
            self.answered += 1


class QuestionTally(Tally):
    """Answers to the wording asked today."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self.content, self.kind = content, type_of(content)
        self.parts = [remark.part for remark in self.kind.remarks(content, {})]
        self.chosen = [0] * len(self.parts)
        self.rest_of_choosers = [Values() for _ in self.parts]
        self.earned, self.with_rest, self.seconds = Values(), Pairs(), Seconds()
        self.meaning: dict[str, tuple[int, ...]] = {}

    def add(self, answer: str, fraction: float, rest: float | None, seconds: int | None) -> None:
        self.earned.add(fraction)
        if rest is not None:
            self.with_rest.add(fraction, rest)
        if answer == NOTHING:
            return
        self.answered += 1
        if seconds is not None:
            self.seconds.add(seconds)
        for place in self.picks(answer):
            self.chosen[place] += 1
            if rest is not None:
                self.rest_of_choosers[place].add(rest)

    def picks(self, answer: str) -> tuple[int, ...]:
        """The places of the parts that this answer counts for."""
        known = self.meaning.get(answer)
        if known is not None:
            return known
        picked = self.kind.picks(self.content, json.loads(answer))
        places = tuple(place for place, part in enumerate(self.parts) if part in picked)
        if len(self.meaning) < REMEMBERED:
            self.meaning[answer] = places
        return places

    def figures(self) -> dict[str, Any]:
        """Where fewer than ten answered, nothing but how many."""
        counted = {"asked": self.earned.count, "answered": self.answered}
        if self.answered < FEWEST:
            return counted
        return {**counted, **(self.graded_figures() if self.is_graded else {}), **self.other_figures()}

    def graded_figures(self) -> dict[str, Any]:
        return {"facility": self.earned.mean, "discrimination": self.with_rest.correlation}

    def other_figures(self) -> dict[str, Any]:
        median = self.seconds.median if self.seconds.count >= FEWEST else None
        return {"seconds": median, "parts": [self.part_figures(place) for place in range(len(self.parts))]}

    def part_figures(self, place: int) -> dict[str, Any]:
        """What fewer than ten people scored elsewhere is theirs: their mean is not kept."""
        rest = self.rest_of_choosers[place]
        shown = self.is_graded and rest.count >= FEWEST
        return {
            "part": self.parts[place],
            "chosen": self.chosen[place],
            "share": self.chosen[place] / self.answered,
            "rest": rest.mean if shown else None,
        }
