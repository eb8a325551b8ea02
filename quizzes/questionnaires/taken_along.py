"""A class's answers for an outside evaluator: a line for each person, time and item, and no way to a person.

A leader knows who was away on which day, so who answered at which times would say who it was. Only people whose times
(and wordings) are those of at least `FEWEST` are in the file; of the others it is said how many they are.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from curriculum.spreadsheets import Cell
from quizzes.analysis import FEWEST
from quizzes.models import ClassMeasure, QuestionnaireEdition, Reply, Time
from quizzes.questionnaires.scoring import Item, score

Person = dict[str, Reply]
ANSWERED, SKIPPED, ABSENT = "answered", "skipped", "no reply"


@dataclass
class TakenAlong:
    """Of a measure that is finished: its marks are drawn by lot, and nothing is added any more."""

    measure: ClassMeasure

    @cached_property
    def everyone(self) -> dict[str, Person]:
        return self.measure.replies.by_person()

    @cached_property
    def people(self) -> dict[str, Person]:
        """By code, in an order that says nothing."""
        alike = Counter(pattern_of(person) for person in self.everyone.values())
        kept = {mark: person for mark, person in self.everyone.items() if alike[pattern_of(person)] >= FEWEST}
        return dict(sorted((code_of(mark), person) for mark, person in kept.items()))

    @property
    def left_out(self) -> int:
        return len(self.everyone) - len(self.people)

    @cached_property
    def times(self) -> list[Time]:
        """Those at which the class was asked."""
        return [time for time in Time if time in self.measure.times]

    @cached_property
    def weeks(self) -> dict[str, tuple[str, ...]]:
        """In which week each answered at each time; nothing at all where that would single out a few."""
        found = {code: tuple(week_of(person.get(time)) for time in self.times) for code, person in self.people.items()}
        alike = Counter(found.values())
        return found if all(number >= FEWEST for number in alike.values()) else {}

    @cached_property
    def editions(self) -> dict[str, dict[str, list[Item]]]:
        """The scales of each wording, by its digest."""
        digests = {reply.edition_id for person in self.people.values() for reply in person.values()}
        found = QuestionnaireEdition.objects.filter(pk__in=digests).order_by("pk")
        return {edition.pk: edition.content["scales"] for edition in found}

    def answers(self) -> Iterator[list[Cell]]:
        """code, class, course, edition, time, week, scale, item, status, answer, score."""
        for code, person in self.people.items():
            for place, time in enumerate(self.times):
                week = self.weeks[code][place] if self.weeks else ""
                for line in self.lines_at(person.get(time)):
                    edition, *item = line
                    yield [code, self.measure.cohort, str(self.measure.course_key), edition, time.value, week, *item]

    def lines_at(self, reply: Reply | None) -> Iterator[list[Cell]]:
        if reply is None:
            yield ["", "", "", ABSENT, "", None]
            return
        for scale, items in self.editions[reply.edition_id].items():
            given: dict[str, Any] = reply.answers.get(scale, {})
            for item in items:
                found = score(scale, item, given[item["id"]]) if item["id"] in given else None
                points = round(found.points, 1) if found else None
                status = ANSWERED if found else SKIPPED
                answer = str(given[item["id"]]) if found else ""
                yield [reply.edition_id, scale, item["id"], status, answer, points]

    def questions(self) -> Iterator[list[Cell]]:
        """edition, scale, item, words, answer, what it says, what counts: a line for each answer there is."""
        for edition, scales in self.editions.items():
            for scale, items in scales.items():
                for item in items:
                    for answer, words, counts in offered(scale, item):
                        asked = item.get("statement") or item["prompt"]
                        yield [edition, scale, item["id"], asked, answer, words, counts]

    def response(self) -> Iterator[list[Cell]]:
        """time, first day, last day, asked, answered, in the file."""
        for time in self.times:
            noted = self.measure.times[time]
            there = sum(time in person for person in self.people.values())
            opened, closed = noted.get("opened", ""), noted.get("closed", "")
            answered = sum(time in person for person in self.everyone.values())
            yield [time.value, opened, closed, noted.get("asked"), answered, there]


def pattern_of(person: Person) -> tuple[tuple[str, str], ...]:
    """What may be known about someone from outside: when they answered, and in which wording (and so language)."""
    return tuple(sorted((time, reply.edition_id) for time, reply in person.items()))


def code_of(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()[:10]


def week_of(reply: Reply | None) -> str:
    """2026-W41"""
    if reply is None:
        return ""
    year, week, _day = reply.answered_on.isocalendar()
    return f"{year}-W{week:02}"


def offered(scale: str, item: Item) -> Iterator[tuple[str, str, float | None]]:
    answers = {
        "knowledge": ["true", "false", "unsure"],
        "intention": [option["id"] for option in item.get("options", [])],
    }.get(scale, range(1, 6))
    words = {option["id"]: option["text"] for option in item.get("options", [])}
    for answer in answers:
        found = score(scale, item, answer)
        yield str(answer), words.get(answer, ""), found.points if found else None
