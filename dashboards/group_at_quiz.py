"""How the learners of a group are getting on with a quiz, one page of them at a time."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from dashboards.counting import Totals, present_attempts, totals_at
from people.models import Group, User

A_PAGE = 50
PASSED = Q(passed=True)


class State(models.TextChoices):
    NOT_STARTED = "not-started", _("Not started")
    ANSWERING = "answering", _("Answering")
    STOPPED = "stopped", _("Stopped")
    HANDED_IN = "handed-in", _("Handed in")


@dataclass(frozen=True)
class LearnerAtQuiz:
    learner: User
    state: State = State.NOT_STARTED
    answered: int = 0
    asked: int = 0
    best: Decimal | None = None
    has_completed: bool = False


@dataclass(frozen=True)
class GroupAtQuiz:
    totals: Totals
    page: Page[User]
    learners: list[LearnerAtQuiz]


def page_of_learners(group: Group, number: str | None) -> Page[User]:
    in_order = group.learners().order_by(Lower("display_name"), "pk")
    return Paginator(in_order, A_PAGE).get_page(number)


def group_at_quiz(group: Group, quiz_key: uuid.UUID, number: str | None) -> GroupAtQuiz:
    """Five queries, whether thirty learn in the group or three thousand."""
    page = page_of_learners(group, number)
    return GroupAtQuiz(
        totals=totals_at(group, quiz_key, page.paginator.count),
        page=page,
        learners=learners_at_quiz(group, quiz_key, list(page)),
    )


def learners_at_quiz(group: Group, quiz_key: uuid.UUID, learners: Sequence[User]) -> list[LearnerAtQuiz]:
    attempts = present_attempts(group).filter(quiz_key=quiz_key, enrolment__learner__in=learners).order_by()
    results = attempts.values_list("enrolment__learner").annotate(best=Max("score"), passes=Count("pk", filter=PASSED))
    begun = {learner: {"best": best, "has_completed": passes > 0} for learner, best, passes in results}
    answered = Count("responses", filter=~Q(responses__answer={}))
    open_attempts = attempts.open().select_related("enrolment").annotate(answered=answered)
    open_by_learner = {attempt.enrolment.learner_id: attempt for attempt in open_attempts}
    return [_at_quiz(learner, begun.get(learner.pk), open_by_learner.get(learner.pk)) for learner in learners]


def _at_quiz(learner: User, result: dict[str, Any] | None, attempt: Any) -> LearnerAtQuiz:
    if result is None:
        return LearnerAtQuiz(learner)
    if attempt is None:
        return LearnerAtQuiz(learner, State.HANDED_IN, **result)
    state = State.STOPPED if attempt.is_over else State.ANSWERING
    return LearnerAtQuiz(learner, state, attempt.answered, len(attempt.items), **result)
