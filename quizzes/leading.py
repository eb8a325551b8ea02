"""What whoever leads a group does with a quiz, and for its learners. Each may come twice.

Whoever opens, closes or reveals holds the memberships of the group's learners, and whoever starts a quiz holds their
own: so a start is either over, and its attempt is found, or waits and then hears that the quiz is closed. Whoever
holds several holds memberships first, then enrolments, then attempts, so that nobody waits for each other for ever.
"""

from __future__ import annotations

import uuid

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone

from people.models import Group, Membership, User
from quizzes.attempts.submitting import submit, tell_progress
from quizzes.models import Attempt, ExtraTime, GroupQuiz, Release
from quizzes.models.attempts import AttemptQuerySet


@transaction.atomic
def close_for(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    """Nobody of the group can start. What was answered until now counts, even if it is still on its way."""
    hold = _decide(group, quiz_key, is_open=False)
    _stop(group, quiz_key)
    return hold


@transaction.atomic
def open_for(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    """Attempts that were stopped go on; the time that passed meanwhile is not taken off theirs."""
    hold = _decide(group, quiz_key, is_open=True)
    stopped = _attempts(group, quiz_key).open().filter(stopped_at__isnull=False)
    later = F("ends_at") + (Value(timezone.now()) - F("stopped_at"))
    ends_at = Case(When(ends_at__gt=F("stopped_at"), then=later), default=F("ends_at"))
    _locked(stopped).update(stopped_at=None, ends_at=ends_at)
    return hold


def reveal_for(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    """Closes, hands in what is still open, and lets everyone see feedback, right answers and scores.

    The decision is one transaction, and each learner's part of it another, so that a large group keeps nobody waiting.
    Should it be interrupted, sending it again goes on; otherwise that changes nothing.
    """
    hold = _reveal(group, quiz_key)
    attempts = _attempts(group, quiz_key).filter(started_at__lte=hold.revealed_at)
    for attempt in attempts.select_related("enrolment__learner").order_by("enrolment", "number"):
        handed_in = submit(attempt) if attempt.is_open else attempt
        # Told again, for a learner who handed in at this moment could not know that the score may be told.
        if handed_in.rules.feedback == Release.LEADER:
            tell_progress(handed_in)
    return hold


@transaction.atomic
def _reveal(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    hold = _decide(group, quiz_key)
    if hold.revealed_at is None:
        hold.is_open, hold.revealed_at = False, timezone.now()
        hold.save(update_fields=["is_open", "revealed_at"])
        _stop(group, quiz_key)
    return hold


def give_extra_time(learner: User, percent: int) -> None:
    """Counts from the next start."""
    if percent:
        ExtraTime.objects.update_or_create(learner=learner, defaults={"percent": percent})
    else:
        ExtraTime.objects.filter(learner=learner).delete()


def _stop(group: Group, quiz_key: uuid.UUID) -> None:
    """Attempts of everyone to whom it is closed now: not of those for whom another group has it open."""
    opened = GroupQuiz.objects.present().at_quiz(quiz_key).filter(is_open=True)
    elsewhere = Membership.objects.learning().filter(group__in=opened.values("group")).values("user")
    closed_to = _attempts(group, quiz_key).open().filter(stopped_at=None).exclude(enrolment__learner__in=elsewhere)
    _locked(closed_to).update(stopped_at=timezone.now())


def _decide(group: Group, quiz_key: uuid.UUID, **values: bool) -> GroupQuiz:
    group.memberships.learning().hold()
    return GroupQuiz.objects.update_or_create(group=group, quiz_key=quiz_key, defaults=values)[0]


def _attempts(group: Group, quiz_key: uuid.UUID) -> AttemptQuerySet:
    return Attempt.objects.in_group(group).filter(quiz_key=quiz_key)


def _locked(attempts: AttemptQuerySet) -> AttemptQuerySet:
    """The same attempts, held in the order in which everyone holds them."""
    in_order = attempts.order_by("enrolment", "pk").select_for_update(of=("self",), no_key=True)
    return Attempt.objects.filter(pk__in=list(in_order.values_list("pk", flat=True)))
