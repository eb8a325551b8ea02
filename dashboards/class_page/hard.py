"""What a class found hard: how its first tries at each question went, together. Nobody stands in it by name."""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape

from django.db.models import Count, FloatField, Sum, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils.html import strip_tags

from curriculum.outline import Outline, OutlineStep
from dashboards.counting import present_attempts
from people.models import Group
from quizzes.analysis import FEWEST
from quizzes.analysis.measuring import says_the_same
from quizzes.models import Edition, Quiz, Response
from quizzes.questions import Content, type_of

HARD = 0.75  # of what could be earned: below it a question is worth coming back to
OFTEN = 0.2  # of those who answered: a choice made this often is worth naming


@dataclass
class ItemOfClass:
    """A question in the words it was asked in."""

    step: OutlineStep
    content: Content
    answered: int = 0
    earned: float = 0.0
    chosen: Counter[str] = field(default_factory=Counter)

    @property
    def is_shown(self) -> bool:
        return self.answered >= FEWEST

    @property
    def share(self) -> float:
        return self.earned / self.answered if self.answered else 0.0

    @property
    def percent(self) -> int:
        return round(100 * self.share)

    @property
    def words(self) -> str:
        return " ".join(unescape(strip_tags(self.content["prompt"].replace("<", " <"))).split())

    @property
    def right_answer(self) -> str:
        return type_of(self.content).describe_right_answer(self.content)

    @property
    def often_chosen(self) -> list[str]:
        """What many chose instead of what is right."""
        return [label for label, number in self.chosen.most_common(2) if number >= OFTEN * self.answered]

    def add(self, answer: str, number: int, earned: float) -> None:
        self.answered += number
        self.earned += earned
        for remark in type_of(self.content).remarks(self.content, json.loads(answer)):
            if remark.is_chosen and not remark.is_right and not remark.given:
                self.chosen[remark.label] += number


@dataclass(frozen=True)
class HardOfClass:
    hard: list[ItemOfClass]  # the hardest first
    went_well: list[ItemOfClass]
    too_few: int  # questions that fewer than `FEWEST` have answered


def hard_of(group: Group, outline: Outline) -> HardOfClass:
    """Two queries, however many answers there are."""
    items = items_of(group, outline)
    shown = sorted((item for item in items if item.is_shown), key=lambda item: item.share)
    hard = [item for item in shown if item.share < HARD]
    return HardOfClass(hard, shown[len(hard) :], len(items) - len(shown))


def items_of(group: Group, outline: Outline) -> list[ItemOfClass]:
    """Questions whose wording changed while the class was at it stand there once for each wording."""
    steps = {step.key: step for step in outline.steps if step.kind == Quiz.kind}
    answers = answers_of(group, list(steps))
    editions = Edition.objects.in_bulk({edition for _key, edition, *_rest in answers})
    items: dict[tuple[uuid.UUID, str], list[ItemOfClass]] = {}
    for key, edition, question, answer, number, earned in answers:
        content = editions[edition].content["questions"].get(question)
        if content and type_of(content).is_graded:
            item_for(items.setdefault((key, question), []), steps[key], content).add(answer, number, earned)
    return [item for same in items.values() for item in same]


def item_for(known: list[ItemOfClass], step: OutlineStep, content: Content) -> ItemOfClass:
    found = next((item for item in known if says_the_same(content, item.content)), None)
    if found is None:
        known.append(found := ItemOfClass(step, content))
    return found


def answers_of(group: Group, quizzes: list[uuid.UUID]) -> Iterable[tuple]:
    """Each different answer once, with how many gave it and what that earned them together."""
    tries = present_attempts(group).filter(quiz_key__in=quizzes).first_tries().submitted().order_by()
    given = Response.objects.filter(attempt__in=tries).exclude(answer={}).order_by()
    by_answer = given.annotate(text=Cast("answer", TextField())).values(
        "attempt__quiz_key", "attempt__edition", "question_id", "text"
    )
    counted = by_answer.annotate(
        number=Count("pk"), earned=Coalesce(Sum("fraction"), 0.0, output_field=FloatField())
    ).values_list("attempt__quiz_key", "attempt__edition", "question_id", "text", "number", "earned")
    return list(counted)
