"""What a learner sees after handing in: what was answered, what is right and why, and where to go from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from curriculum.outline import Outline
from progress.standing import standing_of
from progress.taken_courses import finish_address
from quizzes.attempts.allowance import allowance_of
from quizzes.attempts.courses import outline_of_attempt
from quizzes.attempts.releasing import awaits_leader, is_released
from quizzes.models import Attempt, Quiz
from quizzes.models.attempts import AttemptQuerySet


@dataclass(frozen=True)
class ReviewedQuestion:
    number: int
    html: SafeString


def review_of(attempt: Attempt) -> dict[str, Any]:
    """The context of the review page. What may not be known yet is not in it."""
    outline = outline_of_attempt(attempt, get_language())
    released = is_released(attempt)
    attempts = attempt.enrolment.attempts.at_quiz(attempt.quiz_key)
    return {
        "attempt": attempt,
        "is_released": released,
        "awaits_leader": awaits_leader(attempt),
        "questions": reviewed_questions(attempt) if released else [],
        "has_passed": attempt.passed or attempts.filter(passed=True).exists(),
        "quiz": (quiz := quiz_of(attempt)),
        "outline": outline,
        **(_result(attempt, attempts) if released else {}),
        **(_ways_on(attempt, outline) if outline else {}),
        **(_next_try(attempt, quiz, attempts) if quiz else {}),
    }


def _result(attempt: Attempt, attempts: AttemptQuerySet) -> dict[str, Any]:
    best = attempts.best_score()
    return {"score": attempt.score, "best": best, "is_best": attempt.score == best}


def _next_try(attempt: Attempt, quiz: Quiz, attempts: AttemptQuerySet) -> dict[str, Any]:
    return {"allowance": allowance_of(attempt.enrolment.learner, quiz, list(attempts))}


def quiz_of(attempt: Attempt) -> Quiz | None:
    """The quiz as it is published today, in the reader's language, that of the attempt or else in any; None if it is
    gone."""
    quizzes = Quiz.objects.live().filter(translation_key=attempt.quiz_key).select_related("locale")
    spoken = {quiz.locale.language_code: quiz for quiz in quizzes}
    wanted = (get_language() or "", attempt.content["language"], *spoken)
    return next((spoken[language] for language in wanted if language in spoken), None)


def reviewed_questions(attempt: Attempt) -> list[ReviewedQuestion]:
    answers = attempt.answers()
    return [_reviewed(attempt, number, answers) for number in attempt.numbers]


def _reviewed(attempt: Attempt, number: int, answers: dict[str, Any]) -> ReviewedQuestion:
    content = attempt.key_to(number)
    given = answers.get(content["id"], {})
    feedback = attempt.kind(number).feedback_for(content, given)
    return ReviewedQuestion(number, attempt.render_review(number, given, feedback))


def _ways_on(attempt: Attempt, outline: Outline) -> dict[str, Any]:
    """What is still to do in the course, or its end."""
    following = standing_of(attempt.enrolment, outline).step_after(attempt.quiz_key)
    return {"next_step": following, "finish_address": finish_address(outline.key)}
