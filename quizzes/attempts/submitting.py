"""Grading an attempt, once, on the server, and telling progress."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from progress.models import Enrolment
from progress.recording import record_score
from quizzes.attempts.courses import outline_of_attempt, step_for
from quizzes.models import Attempt, Response

HUNDRED = Decimal(100)


@transaction.atomic
def submit(attempt: Attempt) -> Attempt:
    """The attempt with its score. Submitting again changes nothing."""
    # The enrolment first, as everyone who locks both does.
    Enrolment.objects.select_for_update(no_key=True).get(pk=attempt.enrolment_id)
    attempt = (
        Attempt.objects.select_for_update(of=("self",), no_key=True).select_related("enrolment").get(pk=attempt.pk)
    )
    if not attempt.is_open:
        return attempt
    attempt.score = grade(attempt)
    attempt.passed = attempt.score >= attempt.pass_mark
    attempt.submitted_at = timezone.now()
    attempt.save(update_fields=["score", "passed", "submitted_at"])
    if outline := outline_of_attempt(attempt):
        record_score(attempt.enrolment, step_for(attempt, outline), outline, attempt.score, attempt.passed)
    return attempt


def grade(attempt: Attempt) -> Decimal:
    """The share of what could be earned, in percent; a question without an answer earns nothing."""
    responses = {response.question_id: response for response in attempt.responses.all()}
    numbers = [number for number in range(1, len(attempt.items) + 1) if attempt.kind(number).is_graded]
    for number in numbers:
        if response := responses.get(attempt.question(number)["id"]):
            response.fraction = attempt.kind(number).grade(attempt.question(number), response.answer)
    Response.objects.bulk_update(responses.values(), ["fraction"])
    if not numbers:
        return HUNDRED
    earned = sum(Decimal(repr(response.fraction or 0)) for response in responses.values())
    return (earned * HUNDRED / len(numbers)).quantize(Decimal("0.01"))
