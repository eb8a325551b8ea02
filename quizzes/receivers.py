"""What quizzes does when something happens in a lower room."""

from __future__ import annotations

from django.dispatch import receiver

from progress.models import Enrolment
from progress.signals import enrolments_merged
from quizzes.attempts.submitting import submit
from quizzes.models import Attempt


@receiver(enrolments_merged, dispatch_uid="quizzes_move_attempts")
def move_attempts(sender: object, source: Enrolment, target: Enrolment, **kwargs: object) -> None:
    """Attempts follow their learner, numbered after those already there. Of two open ones the moving one stays open,
    for it is on the learner's screen; the other is handed in as it stands, so that no answer is lost."""
    for attempt in Attempt.objects.filter(enrolment=source).order_by("started_at", "number"):
        there = target.attempts.at_quiz(attempt.quiz_key)
        if attempt.is_open and (waiting := there.open().first()):
            submit(waiting)
        last = there.last()
        attempt.enrolment, attempt.number = target, last.number + 1 if last else 1
        attempt.save(update_fields=["enrolment", "number"])
