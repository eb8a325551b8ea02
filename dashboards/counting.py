"""How many learners of a group are where in a quiz: counted by the database, however many they are."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from people.models import Group
from quizzes.models import Attempt
from quizzes.models.attempts import AttemptQuerySet

IS_OPEN = Q(submitted_at=None)


@dataclass(frozen=True)
class Totals:
    learners: int
    begun: int = 0
    still_open: int = 0
    stopped: int = 0
    completed: int = 0

    @property
    def handed_in(self) -> int:
        return self.begun - self.still_open

    @property
    def answering(self) -> int:
        return self.still_open - self.stopped

    @property
    def not_started(self) -> int:
        return self.learners - self.begun

    @property
    def not_handed_in(self) -> int:
        return self.learners - self.handed_in


def present_attempts(group: Group) -> AttemptQuerySet:
    return Attempt.objects.in_group(group).in_present_cycle()


def totals_at(group: Group, quiz_key: uuid.UUID, learners: int) -> Totals:
    attempts = present_attempts(group).filter(quiz_key=quiz_key)
    return Totals(learners, **attempts.aggregate(**_counts()))


def totals_by_quiz(group: Group, learners: int) -> dict[uuid.UUID, Totals]:
    """By the quiz's key; quizzes that nobody has begun are not among them."""
    counts = _counts()
    by_quiz = present_attempts(group).order_by().values("quiz_key").annotate(**counts)
    return {key: Totals(learners, *numbers) for key, *numbers in by_quiz.values_list("quiz_key", *counts)}


def _counts() -> dict[str, Count]:
    """In the order of the fields of `Totals`."""
    is_over = Q(stopped_at__isnull=False) | Q(ends_at__lt=timezone.now())
    return {
        "begun": _learners(),
        "still_open": _learners(IS_OPEN),
        "stopped": _learners(IS_OPEN & is_over),
        "completed": _learners(Q(passed=True)),
    }


def _learners(condition: Q | None = None) -> Count:
    return Count("enrolment__learner", distinct=True, filter=condition)
