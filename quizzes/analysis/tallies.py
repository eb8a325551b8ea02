"""What is counted of the answers to one question while they pass by."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from quizzes.analysis import FEWEST
from quizzes.analysis.sums import Pairs, Seconds, Values
from quizzes.questions import Content, type_of

NOTHING = "{}"  # the answer of who left a question empty, as it is stored
REMEMBERED = 4096  # different answers to a question whose meaning is kept; typed ones may differ endlessly


class Given(NamedTuple):
    """A response, with its answer as stored."""

    answer: str
    fraction: float  # as it was graded
    seconds: int | None


class Tally:
    """Answers to a wording that is no longer asked: they are only numbered."""

    def __init__(self, content: Content) -> None:
        self.is_graded = type_of(content).is_graded
        self.answered = 0

    def fraction_of(self, given: Given) -> float:
        return given.fraction

    def add(self, given: Given, fraction: float, rest: float | None) -> None:
        """One attempt that asked the question. `rest` is what the attempt's other questions earned, on average."""
        if given.answer != NOTHING:
            self.answered += 1


class QuestionTally(Tally):
    """Answers to the wording asked today, graded by today's key: it may have been corrected since they were given."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self.content, self.kind = content, type_of(content)
        self.parts = [remark.part for remark in self.kind.remarks(content, {})]
        self.chosen = [0] * len(self.parts)
        self.rest_of_choosers = [Values() for _ in self.parts]
        self.earned, self.with_rest, self.seconds = Values(), Pairs(), Seconds()
        self.meanings: dict[str, tuple[float, tuple[int, ...]]] = {}

    def fraction_of(self, given: Given) -> float:
        return self.meaning_of(given.answer)[0]

    def add(self, given: Given, fraction: float, rest: float | None) -> None:
        self.earned.add(fraction)
        if rest is not None:
            self.with_rest.add(fraction, rest)
        if given.answer == NOTHING:
            return
        self.answered += 1
        if given.seconds is not None:
            self.seconds.add(given.seconds)
        for place in self.meaning_of(given.answer)[1]:
            self.chosen[place] += 1
            if rest is not None:
                self.rest_of_choosers[place].add(rest)

    def meaning_of(self, answer: str) -> tuple[float, tuple[int, ...]]:
        """What an answer earns, and the places of the parts that it counts for. Most say what another has said."""
        known = self.meanings.get(answer)
        if known is not None:
            return known
        read = json.loads(answer)
        picked = self.kind.picks(self.content, read)
        earned = self.kind.grade(self.content, read) if read and self.is_graded else 0.0
        meaning = earned, tuple(place for place, part in enumerate(self.parts) if part in picked)
        if len(self.meanings) < REMEMBERED:
            self.meanings[answer] = meaning
        return meaning

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
