"""Reading every answer to a quiz once, and keeping sums of them.

Counted are attempts handed in, and of each learner only the first in a cycle: later ones follow feedback. A question
counts in the words it has today, by the key it has today; left empty it earned nothing, as in the score. Memory depends
on the number of questions, not on that of answers.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any, NamedTuple

from django.db.models import Max, TextField
from django.db.models.functions import Cast

from quizzes.analysis import FEWEST
from quizzes.analysis.reliability import Reliability, pool_of
from quizzes.analysis.sums import Values
from quizzes.analysis.tallies import NOTHING, Given, QuestionTally, Tally
from quizzes.models import Attempt, Edition, Regrade, Response
from quizzes.models.attempts import AttemptQuerySet
from quizzes.questions import Content, type_of

AT_A_TIME = 500  # attempts in memory
Figures = dict[str, Any]


class Read(NamedTuple):
    """An attempt, and what was given to each of its questions."""

    edition: str
    asked: list[str]
    score: float
    given: dict[str, Given]


LEFT_EMPTY = Given(NOTHING, 0.0, None)


@dataclass(frozen=True)
class Wordings:
    """The editions of a quiz in one language; the newest was started last, or was the last to grade anew."""

    contents: dict[str, dict[str, Any]]
    newest: str

    @classmethod
    def of(cls, quiz_key: uuid.UUID, language: str) -> Wordings | None:
        attempts = Attempt.objects.filter(quiz_key=quiz_key).order_by().values_list("edition")
        regrades = Regrade.objects.filter(quiz_key=quiz_key).order_by().values_list("edition")
        last = dict(attempts.annotate(Max("started_at")))
        for edition, made_at in regrades.annotate(Max("made_at")):
            last[edition] = max(made_at, last.get(edition, made_at))
        contents = dict(Edition.objects.filter(pk__in=last, content__language=language).values_list("pk", "content"))
        return cls(contents, max(contents, key=lambda pk: (last[pk], pk))) if contents else None

    def today(self) -> dict[str, QuestionTally]:
        """In the order of the quiz, which JSON from PostgreSQL does not keep among keys."""
        newest = self.contents[self.newest]
        ids = [id for asked in newest["asked"] for id in pool_of(asked)]
        return {id: QuestionTally(newest["questions"][id]) for id in ids}

    def tallies(self, today: dict[str, QuestionTally]) -> dict[str, dict[str, Tally]]:
        """For each edition, its questions' tallies. Editions share those of the wording that is asked today."""
        return {
            pk: {id: tally_for(content, today.get(id)) for id, content in edition["questions"].items()}
            for pk, edition in self.contents.items()
        }


def tally_for(content: Content, today: QuestionTally | None) -> Tally:
    return today if today and says_the_same(content, today.content) else Tally(content)


def says_the_same(content: Content, today: Content) -> bool:
    """To a learner, before any feedback: key and feedback may have been corrected."""
    if content == today or content["type"] != today["type"]:
        return content == today
    return type_of(content).public(content) == type_of(today).public(today)


def measure(quiz_key: uuid.UUID, language: str) -> tuple[Figures, str | None]:
    """The figures, and the edition whose wording they are about; nothing where nobody has begun yet."""
    wordings = Wordings.of(quiz_key, language)
    if wordings is None:
        return {"attempts": 0}, None
    began = Attempt.objects.filter(quiz_key=quiz_key, edition__in=wordings.contents).first_tries()
    count = Count(wordings)
    for attempt in read(began.submitted()):
        count.add(attempt)
    return count.figures(began.count()), wordings.newest


def read(attempts: AttemptQuerySet) -> Iterator[Read]:
    """Attempts with their answers, a few hundred in memory at a time."""
    rows = attempts.order_by("pk").values_list("pk", "edition", "items", "score")
    for batch in batched(rows.iterator(chunk_size=AT_A_TIME), AT_A_TIME):
        given = given_in([row[0] for row in batch])
        for pk, edition, items, score in batch:
            yield Read(edition, [item["question"] for item in items], float(score or 0), given[pk])


def given_in(attempts: list[int]) -> dict[int, dict[str, Given]]:
    """Answers stay the text they are stored as: most say what another has said before."""
    rows = Response.objects.filter(attempt__in=attempts).annotate(text=Cast("answer", TextField()))
    given: dict[int, dict[str, Given]] = {pk: {} for pk in attempts}
    for pk, question, text, fraction, seconds in rows.values_list(
        "attempt", "question_id", "text", "fraction", "seconds"
    ):
        given[pk][question] = Given(text, fraction or 0.0, seconds)
    return given


class Count:
    """The sums of one quiz."""

    def __init__(self, wordings: Wordings) -> None:
        self.today = wordings.today()
        self.tallies = wordings.tallies(self.today)
        self.reliability = Reliability(wordings.contents[wordings.newest])
        self.attempts, self.scores, self.spread = 0, Values(), [0] * 10

    def add(self, attempt: Read) -> None:
        tallies = self.tallies[attempt.edition]
        given = [(id, tallies[id], attempt.given.get(id, LEFT_EMPTY)) for id in attempt.asked]
        graded = [(id, tally.fraction_of(answer)) for id, tally, answer in given if tally.is_graded]
        fractions, others = dict(graded), len(graded) - 1
        total = sum(fractions.values())
        for id, tally, answer in given:
            fraction = fractions.get(id, 0.0)
            rest = (total - fraction) / others if tally.is_graded and others > 0 else None
            tally.add(answer, fraction, rest)
        self.attempts += 1
        if graded:
            self.reliability.add(graded)
            self.add_score(attempt.score)

    def add_score(self, score: float) -> None:
        self.scores.add(score)
        self.spread[min(int(score // 10), 9)] += 1

    def figures(self, began: int) -> Figures:
        """Where fewer than ten handed in, nothing but how many."""
        if self.attempts < FEWEST:
            return {"attempts": self.attempts}
        return {
            "attempts": self.attempts,
            "began": began,
            "mean": self.scores.mean,
            "spread": self.spread if self.scores.count else [],
            "comparable": self.reliability.totals.count,
            "reliability": self.reliability.alpha if self.reliability.totals.count >= FEWEST else None,
            "questions": [self.question_figures(id, tally) for id, tally in self.today.items()],
        }

    def question_figures(self, id: str, today: QuestionTally) -> Figures:
        earlier = {tallies[id] for tallies in self.tallies.values() if id in tallies} - {today}
        return {"id": id, "earlier": sum(tally.answered for tally in earlier), **today.figures()}
