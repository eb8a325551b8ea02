"""What the first page of a quiz shows someone: what they may do now, and their tries so far."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from curriculum.outline import Outline, OutlineStep
from people.models import User
from progress.models import Enrolment
from quizzes.attempts.allowance import allowance_of
from quizzes.attempts.releasing import is_released
from quizzes.models import Attempt, ExtraTime, Quiz


@dataclass(frozen=True)
class EarlierTry:
    attempt: Attempt
    score: Decimal | None  # None where it may not be known (yet)


def standing_at(quiz: Quiz, reader: User | None, outline: Outline) -> dict[str, Any]:
    attempts = attempts_at(quiz, reader, outline.key)
    step = outline.step(quiz.translation_key)
    return {
        "changed": step if step and has_changed(step, attempts) else None,
        "open_attempt": next((attempt for attempt in attempts if attempt.is_open), None),
        "earlier_tries": [
            EarlierTry(attempt, attempt.score if is_released(attempt) else None)
            for attempt in attempts
            if not attempt.is_open
        ],
        "allowance": allowance_of(reader, quiz, attempts),
        "minutes_allowed": minutes_allowed(quiz, reader),
    }


def has_changed(step: OutlineStep, attempts: list[Attempt]) -> bool:
    """Since the reader passed it, so that they are asked to once more; as `progress.standing` has it."""
    passed = [attempt.started_at for attempt in attempts if attempt.passed]
    if step.changed_at is None or not passed or max(passed) >= step.changed_at:
        return False
    return getattr(attempts[0].enrolment, "completion", None) is None


def attempts_at(quiz: Quiz, reader: User | None, course_key: uuid.UUID) -> list[Attempt]:
    """The reader's attempts in their present cycle of the course."""
    if reader is None:
        return []
    enrolment = Enrolment.objects.of(reader).in_course(course_key).with_completion().latest_cycle()
    if enrolment is None:
        return []
    enrolment.learner = reader
    attempts = list(enrolment.attempts.at_quiz(quiz.translation_key))
    for attempt in attempts:
        attempt.enrolment = enrolment
    return attempts


def minutes_allowed(quiz: Quiz, reader: User | None) -> int | None:
    """The time limit as it holds for this reader."""
    if quiz.time_limit is None:
        return None
    extra = ExtraTime.objects.percent_for(reader.pk) if reader else 0
    return quiz.time_limit * (100 + extra) // 100
