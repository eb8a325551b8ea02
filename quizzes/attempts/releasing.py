"""When a learner may see feedback, right answers and the score: the one place that says so."""

from __future__ import annotations

from quizzes.models import Attempt, GroupQuiz, Release


def is_released(attempt: Attempt) -> bool:
    """Of an attempt as a whole."""
    if attempt.is_open or attempt.rules.feedback == Release.NEVER:
        return False
    if attempt.rules.feedback == Release.LEADER:
        return GroupQuiz.objects.reveal(attempt.enrolment.learner, attempt.quiz_key)
    return True


def awaits_leader(attempt: Attempt) -> bool:
    return attempt.rules.feedback == Release.LEADER and not is_released(attempt)
