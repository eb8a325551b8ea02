"""Grading an attempt, once, on the server, and telling progress."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from progress.models import Enrolment
from progress.recording import record_score
from quizzes.attempts.courses import outline_of_attempt, step_for
from quizzes.attempts.releasing import is_released
from quizzes.models import Attempt, Response

HUNDRED = Decimal(100)


@transaction.atomic
def submit(attempt: Attempt, language: str | None = None) -> Attempt:
    """The attempt with its score. Submitting again changes nothing. `language`: that of the page it is done on."""
    attempt = locked(attempt)
    if not attempt.is_open:
        return attempt
    responses = list(attempt.responses.all())
    attempt.score = grade(attempt, responses)
    attempt.passed = attempt.score >= attempt.rules.pass_mark
    attempt.submitted_at = timezone.now()
    Response.objects.bulk_update(responses, ["fraction"])
    attempt.save(update_fields=["score", "passed", "submitted_at"])
    tell_progress(attempt, language)
    return attempt


def locked(attempt: Attempt) -> Attempt:
    # The enrolment first, as everyone who locks both does.
    Enrolment.objects.select_for_update(no_key=True).get(pk=attempt.enrolment_id)
    attempts = Attempt.objects.select_for_update(of=("self",), no_key=True)
    return attempts.select_related("enrolment").get(pk=attempt.pk)


def grade(attempt: Attempt, responses: list[Response]) -> Decimal:
    """The share of what could be earned, in percent, with the fraction of each response set; a question without an
    answer earns nothing."""
    given = {response.question_id: response for response in responses}
    numbers = [number for number in attempt.numbers if attempt.kind(number).is_graded]
    for number in numbers:
        if response := given.get(attempt.question(number)["id"]):
            response.fraction = attempt.kind(number).grade(attempt.key_to(number), response.answer)
    fractions = [*(response.fraction or 0 for response in responses), *attempt.carried.values()]
    possible = len(numbers) + len(attempt.carried)
    if not possible:  # nothing is graded: taking part is all there is to earn
        return HUNDRED if any(response.answer for response in responses) else Decimal(0)
    earned = sum(Decimal(repr(fraction)) for fraction in fractions)
    return (earned * HUNDRED / possible).quantize(Decimal("0.01"))


def tell_progress(attempt: Attempt, language: str | None = None) -> None:
    """What was passed is done at once; the score is told when the learner may know it. What this completes is completed
    in the learner's language, whoever reveals a score."""
    if outline := outline_of_attempt(attempt, language):
        score = attempt.score if is_released(attempt) else None
        step = step_for(attempt, outline)
        record_score(attempt.enrolment, step, outline, score, attempt.passed, attempt.started_at)


def submit_overdue() -> int:
    """Hand in for those whose time ended and who did not come back. How many there were."""
    overdue = list(Attempt.objects.overdue())
    for attempt in overdue:
        submit(attempt)
    return len(overdue)
