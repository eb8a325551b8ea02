"""What quizzes does when something happens in a lower room."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from curriculum.signals import pages_lifted, pages_stopped
from curriculum.stamped_cache import BODIES, expire
from people.models import Group, User
from people.signals import forgotten_in_group, guest_claimed
from progress.models import Enrolment
from progress.signals import enrolments_merged
from quizzes.attempts.submitting import submit
from quizzes.models import Attempt, Questionnaire
from quizzes.pausing import start_clocks, stop_clocks
from quizzes.questionnaires.class_asking import finish
from quizzes.questionnaires.replying import move_replies


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


@receiver(pages_stopped, dispatch_uid="quizzes_stop_clocks")
def pages_went(sender: object, keys: Collection[uuid.UUID], at: datetime.datetime, **kwargs: object) -> None:
    stop_clocks(keys, at)


@receiver(pages_lifted, dispatch_uid="quizzes_start_clocks")
def pages_came_back(sender: object, keys: Collection[uuid.UUID], **kwargs: object) -> None:
    start_clocks(keys)


@receiver(guest_claimed, dispatch_uid="quizzes_move_replies")
def keep_replies_together(sender: type, guest: User, account: User, **kwargs: object) -> None:
    move_replies(guest, account)


@receiver([post_save, post_delete], sender=Questionnaire, dispatch_uid="quizzes_questionnaire_changed")
def offer_it_as_it_is_now(update_fields: object = None, **kwargs: object) -> None:
    """Saving a draft names its fields, and changes nothing that learners see."""
    if update_fields is None:
        expire([BODIES])


@receiver(forgotten_in_group, dispatch_uid="quizzes_finish_measures")
def finish_measures(sender: type, group: Group, person: User | None, **kwargs: object) -> None:
    """When a class is erased, nothing leads from an answer to one of it any more."""
    if person is None:
        for measure in group.measures.filter(finished_at=None):
            finish(measure)
