"""Keeping an answer the moment it is given."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from quizzes.models import Attempt, Response
from quizzes.models.attempts import ANSWER_FIELD
from quizzes.questions import Answer, NothingChosen
from quizzes.questions.base import StillArranging


class AttemptClosed(Exception):
    """The attempt was submitted before this answer arrived."""


def answer(attempt: Attempt, number: int, data: Mapping[str, Any]) -> Answer:
    """Store the answer in a submitted form; an emptied form takes the answer back. Committed when this returns.

    What was moved without a script is kept as it stands after each press, as with one.
    """
    content = attempt.question(number)
    try:
        given = attempt.kind(number).read_answer(content, data, ANSWER_FIELD)
    except NothingChosen:
        given = {}
    except StillArranging as moved:
        given = moved.draft
    kept = Response.objects.keep(attempt, content["id"], given, sequence_of(data))
    if not kept and not Attempt.objects.open().filter(pk=attempt.pk).exists():
        raise AttemptClosed
    return given


def sequence_of(data: Mapping[str, Any]) -> int:
    """When the answer was given, in milliseconds: as the page counts them, or now. Never in the future, for then
    nothing after it would count."""
    now = time.time_ns() // 1_000_000
    sent = data.get("sequence", "")
    return min(int(sent), now) if sent.isascii() and sent.isdigit() and len(sent) < 16 else now


def move_to(attempt: Attempt, number: int) -> None:
    """Remember which question the learner is at."""
    if number != attempt.position:
        Attempt.objects.open().filter(pk=attempt.pk).update(position=number)
