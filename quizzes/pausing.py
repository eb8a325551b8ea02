"""A quiz off every screen: attempts under way keep their answers, and their time stands still."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable, Collection
from functools import wraps

from django.db import transaction
from django.db.models import F, Value
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from curriculum.stopping.placeholder import placeholder
from curriculum.stopping.reach import stopped_keys
from quizzes.attempts.courses import outline_of_attempt
from quizzes.models import Attempt, GroupQuiz


def hidden_while_stopped(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """No page of an attempt is shown meanwhile. What an open page still sends is taken."""

    @wraps(view)
    def answer(request: HttpRequest, attempt_id: int, *args: int) -> HttpResponse:
        attempt = stopped_attempt(request, attempt_id)
        if attempt and request.method != "POST":
            return instead_of(attempt, request)
        response = view(request, attempt_id, *args)
        return instead_of(attempt, request) if attempt and is_a_page(response) else response

    return answer


def stopped_attempt(request: HttpRequest, attempt_id: int) -> Attempt | None:
    """Without a query while nothing is stopped."""
    keys = stopped_keys()
    return Attempt.objects.of(request.user).filter(pk=attempt_id, quiz_key__in=keys).first() if keys else None


def is_a_page(response: HttpResponse) -> bool:
    return response.status_code in {200, 400} and response.headers["Content-Type"].startswith("text/html")


def instead_of(attempt: Attempt, request: HttpRequest) -> HttpResponse:
    outline = outline_of_attempt(attempt)
    return placeholder(request, outline, outline.step(attempt.quiz_key) if outline else None)


def stop_clocks(keys: Collection[uuid.UUID], at: datetime.datetime) -> None:
    """Of attempts whose time is running."""
    Attempt.objects.open().filter(quiz_key__in=keys, ends_at__gt=at, stopped_at=None).update(stopped_at=at)


@transaction.atomic
def start_clocks(keys: Collection[uuid.UUID]) -> None:
    """The time off the screens is not taken off anyone's. What a leader closed stays closed until they open it."""
    waiting = Attempt.objects.open().filter(quiz_key__in=keys, ends_at__gt=F("stopped_at"))
    in_order = waiting.order_by("enrolment", "pk").select_for_update(of=("self",), no_key=True)
    now = timezone.now()
    for attempt in in_order.select_related("enrolment__learner"):
        if not GroupQuiz.objects.closes(attempt.enrolment.learner, attempt.quiz_key):
            ends_at = F("ends_at") + (Value(now) - F("stopped_at"))
            Attempt.objects.filter(pk=attempt.pk).update(stopped_at=None, ends_at=ends_at)
