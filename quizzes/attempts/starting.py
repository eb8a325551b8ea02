"""Starting an attempt, once however often the button is pressed."""

from __future__ import annotations

import random

from django.db import transaction

from progress.models import Enrolment
from quizzes.attempts.drawing import draw_items
from quizzes.models import Attempt, Edition, Quiz


class NothingToAsk(Exception):
    """The quiz has no questions."""


@transaction.atomic
def start(enrolment: Enrolment, quiz: Quiz) -> Attempt:
    """The learner's open attempt at this quiz, or a new one."""
    # Whoever starts at the same moment waits here, and then finds the attempt that was made.
    Enrolment.objects.select_for_update(no_key=True).get(pk=enrolment.pk)
    last = enrolment.attempts.at_quiz(quiz.translation_key).last()
    if last and last.is_open:
        return last
    edition = Edition.objects.of(quiz.frozen())
    seen = {item["question"] for item in last.items} if last else set()
    items = draw_items(edition.content, random.SystemRandom(), seen)
    if not items:
        raise NothingToAsk
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz_key=quiz.translation_key,
        edition=edition,
        number=last.number + 1 if last else 1,
        items=items,
    )
