"""Keeping an answer the moment it is given."""

from __future__ import annotations

import datetime
import time
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from curriculum.rendering import Problem
from quizzes.models import Attempt, Response
from quizzes.questions import Answer, NothingChosen, StillArranging

Problems = dict[int, Problem]  # by number

LONGEST = 6 * 60 * 60  # seconds; a page left open overnight says nothing of how long a question takes


class AttemptClosed(Exception):
    """The attempt was submitted before this answer arrived."""


class TimeIsUp(Exception):
    """The answer was given after the attempt's end."""


class AlreadyShown(Exception):
    """The feedback on this question was shown before this answer arrived."""


def answer(attempt: Attempt, number: int, data: Mapping[str, Any]) -> Answer:
    """Store the answer in a submitted form; an emptied form takes the answer back. Committed when this returns."""
    content, sequence = attempt.question(number), sequence_of(data)
    try:
        given = attempt.kind(number).read_answer(content, data, attempt.field(number))
    except NothingChosen:
        given = {}
    except StillArranging as moved:
        given = moved.draft
    if not Response.objects.keep(attempt, content["id"], given, sequence, seconds_of(data, sequence)):
        _say_why_not(attempt, content["id"], sequence, given)
    return given


def check(attempt: Attempt, number: int) -> None:
    """Show the feedback on a question from now on: its answer is final. A ValidationError if there is none."""
    if not Response.objects.settle(attempt, attempt.question(number)["id"]):
        raise ValidationError(_("Give an answer first. A best guess is welcome."))


def answer_all(attempt: Attempt, data: Mapping[str, Any]) -> Problems:
    """Every question of a page, and a check if its button was pressed. What could not be read is told by number; the
    others are kept."""
    settled = set(attempt.responses.filter(checked_at__isnull=False).values_list("question_id", flat=True))
    open_ones = [number for number in attempt.numbers if attempt.question(number)["id"] not in settled]
    problems: Problems = {}
    for number in open_ones:
        try:
            answer(attempt, number, data)
            if data.get("go") == f"check-{number}" and attempt.tells_at_once:
                check(attempt, number)
        except ValidationError as refusal:
            problems[number] = Problem.of(refusal)
    return problems


def _say_why_not(attempt: Attempt, question_id: str, sequence: int, given: Answer) -> None:
    """An answer that was not kept was either late, or older than the one there: that is as good as kept. And a form
    that shows feedback has no answer in it, and means to go on."""
    now = Attempt.objects.get(pk=attempt.pk)
    if not now.is_open:
        raise AttemptClosed
    if now.was_over(datetime.datetime.fromtimestamp(sequence / 1000, datetime.UTC)) or now.waits_no_more:
        raise TimeIsUp
    if given and now.responses.filter(question_id=question_id, checked_at__isnull=False).exists():
        raise AlreadyShown


def sequence_of(data: Mapping[str, Any]) -> int:
    """When the answer was given, in milliseconds: as the page counts them, or now. Never in the future, for then
    nothing after it would count."""
    now = time.time_ns() // 1_000_000
    return min(_milliseconds(data, "sequence") or now, now)


def seconds_of(data: Mapping[str, Any], sequence: int) -> int | None:
    """From opening the question to this answer, with what was spent on it before; None where the form does not say."""
    opened = _milliseconds(data, "opened")
    if not opened or opened > sequence:
        return None
    spent = _milliseconds(data, "spent") or 0
    return min(spent + round((sequence - opened) / 1000), LONGEST)


def _milliseconds(data: Mapping[str, Any], name: str) -> int | None:
    sent = data.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 16 else None


def move_to(attempt: Attempt, number: int) -> None:
    """Remember which question the learner is at."""
    if number != attempt.position:
        Attempt.objects.open().filter(pk=attempt.pk).update(position=number)
