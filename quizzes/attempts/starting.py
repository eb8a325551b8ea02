"""Starting an attempt, once however often the button is pressed."""

from __future__ import annotations

import datetime
import random
from typing import Any

from django.db import transaction
from django.utils import timezone

from curriculum.stamped_cache import BODIES, recall
from progress.models import Enrolment
from quizzes.attempts.allowance import allowance_of
from quizzes.attempts.drawing import draw_items, missed_items
from quizzes.models import Attempt, Edition, ExtraTime, Quiz


class NothingToAsk(Exception):
    """The quiz has no questions."""


class NotAllowed(Exception):
    """The rules of the quiz do not allow another attempt now. Says why, in a sentence for the learner."""


@transaction.atomic
def start(enrolment: Enrolment, quiz: Quiz) -> Attempt:
    """The learner's open attempt at this quiz, or a new one."""
    # A leader who closes the quiz at this moment comes before, or finds the attempt and stops it.
    enrolment.learner.memberships.learning().hold()
    # Whoever starts at the same moment waits here, and then finds the attempt that was made.
    Enrolment.objects.select_for_update(no_key=True).get(pk=enrolment.pk)
    attempts = list(enrolment.attempts.at_quiz(quiz.translation_key))
    last = attempts[-1] if attempts else None
    if last and last.is_open:
        return last
    allowance = allowance_of(enrolment.learner, quiz, attempts)
    if not allowance.may_start:
        raise NotAllowed(allowance.why_not())
    edition = Edition.objects.of(content_today(quiz))
    items, carried = items_of(edition, last)
    if not items:
        raise NothingToAsk
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz_key=quiz.translation_key,
        edition=edition,
        number=last.number + 1 if last else 1,
        items=items,
        carried=carried,
        ends_at=end_of(enrolment, quiz),
    )


def content_today(quiz: Quiz) -> dict[str, Any]:
    """What the published quiz asks now. Kept, because freezing asks the database once a question, and a whole class
    presses Start at the bell. Only the content: a stored row may be rolled back with the attempt it was made for."""
    return recall(BODIES, f"quizzes:content:{quiz.pk}", quiz.frozen)


def items_of(edition: Edition, last: Attempt | None) -> tuple[list[dict], dict[str, float]]:
    """What a new attempt asks, and what it need not ask again."""
    chance = random.SystemRandom()
    if last and edition.content["retry_missed"]:
        items, carried = missed_items(edition.content, last, chance)
        if items:
            return items, carried
    seen = {item["question"] for item in last.items} if last else set()
    return draw_items(edition.content, chance, seen), {}


def end_of(enrolment: Enrolment, quiz: Quiz) -> datetime.datetime | None:
    """When time is up for this learner; None where there is no limit."""
    if quiz.time_limit is None:
        return None
    extra = ExtraTime.objects.percent_for(enrolment.learner_id)
    return timezone.now() + datetime.timedelta(minutes=quiz.time_limit) * (100 + extra) / 100
