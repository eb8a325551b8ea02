"""What a course changes, from the replies to its questionnaire, read one person at a time: memory stays small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quizzes.models import Questionnaire, QuestionnaireEdition, Reply, Time
from quizzes.questionnaires.crowds import told_people
from quizzes.questionnaires.scoring import HIGHEST, Item, Score, mean_score, score
from quizzes.questionnaires.sums import Crowd, Pairs

AFTERWARDS = (Time.AFTER, Time.LATER)
KNOWN_ALREADY = 0.95  # share that had an item right before the course


@dataclass
class Line:
    """One item, or a whole scale."""

    scale: str
    id: str  # "" for the scale
    words: str
    at: dict[str, Crowd] = field(default_factory=lambda: {time.value: Crowd() for time in Time})
    to: dict[str, Pairs] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.to = {time.value: Pairs(HIGHEST[self.scale]) for time in AFTERWARDS}

    def add(self, scores: dict[str, Score]) -> None:
        """What one person scored, by time."""
        for time, given in scores.items():
            self.at[time].add(given)
            if time in self.to and Time.BEFORE in scores:
                self.to[time].add(scores[Time.BEFORE], given)

    @property
    def in_percent(self) -> bool:
        return HIGHEST[self.scale] == 100

    @property
    def is_known_already(self) -> bool:
        share = self.at[Time.BEFORE].share
        return bool(self.id) and share is not None and share > KNOWN_ALREADY


@dataclass
class Measured:
    """Of one questionnaire, in the words it has today."""

    lines: list[Line]
    replies: dict[str, Crowd] = field(default_factory=lambda: {time.value: Crowd() for time in Time})
    upset: Crowd = field(default_factory=Crowd)  # who answered the harm check; `share` said yes

    @property
    def scales(self) -> list[Line]:
        return [line for line in self.lines if not line.id]

    def items_of(self, scale: str) -> list[Line]:
        return [line for line in self.lines if line.id and line.scale == scale]


class SameWords:
    """Which items of each edition are asked in the same words today."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.today = {scale: by_id(items) for scale, items in questionnaire.frozen()["scales"].items()}
        self.editions: dict[str, dict[str, dict[str, Item]]] = {}

    def in_edition(self, digest: str) -> dict[str, dict[str, Item]]:
        if digest not in self.editions:
            content = QuestionnaireEdition.objects.get(pk=digest).content
            self.editions[digest] = {
                scale: {
                    id: item for id, item in by_id(content["scales"].get(scale, [])).items() if items.get(id) == item
                }
                for scale, items in self.today.items()
            }
        return self.editions[digest]


def by_id(items: list[Item]) -> dict[str, Item]:
    return {item["id"]: item for item in items}


def measure(questionnaire: Questionnaire) -> Measured:
    """Two queries for the replies, and one for each edition."""
    words = SameWords(questionnaire)
    measured = Measured([line for scale, items in words.today.items() for line in lines_of(scale, items)])
    for of_one in told_people(questionnaire):
        count(measured, words, of_one)
    return measured


def lines_of(scale: str, items: dict[str, Item]) -> Iterator[Line]:
    yield Line(scale, "", "")
    for id, item in items.items():
        yield Line(scale, id, item.get("statement") or item["prompt"])


def count(measured: Measured, words: SameWords, replies: Iterable[Reply]) -> None:
    """Everything one person answered, at one to three times."""
    scores = {reply.time: scores_of(reply, words.in_edition(reply.edition_id)) for reply in replies}
    for reply in replies:
        measured.replies[reply.time].add(Score(0, 0))
        if reply.upset:
            measured.upset.add(Score(0, float(reply.upset == Reply.Upset.YES)))
    for line in measured.lines:
        at = {time: found.get((line.scale, line.id)) for time, found in scores.items()}
        line.add({time: given for time, given in at.items() if given})


def scores_of(reply: Reply, items: dict[str, dict[str, Item]]) -> dict[tuple[str, str], Score]:
    """By scale and item; a scale counts for who answered at least half of it."""
    found: dict[tuple[str, str], Score] = {}
    for scale, asked in items.items():
        answers: dict[str, Any] = reply.answers.get(scale, {})
        given = {id: score(scale, asked[id], answer) for id, answer in answers.items() if id in asked}
        of_items = {(scale, id): one for id, one in given.items() if one}
        found |= of_items
        if of_items and len(of_items) * 2 >= len(asked):
            found[scale, ""] = mean_score(list(of_items.values()))
    return found
