"""A question on a learner's screen while the attempt is open."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.safestring import SafeString

from curriculum.rendering import Problem
from quizzes.attempts.answering import Problems
from quizzes.models import Attempt, Response
from quizzes.questions import Answer


@dataclass(frozen=True)
class Asked:
    number: int
    address: str  # where a script sends the answer
    html: SafeString
    saved_at: datetime.datetime | None = None
    seconds: int = 0
    is_final: bool = False  # its feedback is shown, so the answer stays
    problem: str = ""


def asked(
    attempt: Attempt, number: int, response: Response | None, request: HttpRequest, problem: Problem | None = None
) -> Asked:
    """The question as answered so far, or with the draft of an answer that could not be read."""
    given = response.answer if response else {}
    is_final = bool(response and response.checked_at)
    shown = problem.draft if problem and problem.draft else given
    html = _told(attempt, number, given) if is_final else attempt.render_question(number, shown, request)
    return Asked(
        number=number,
        address=attempt.save_address(number),
        html=html,
        saved_at=response.saved_at if response and given else None,
        seconds=(response.seconds or 0) if response else 0,
        is_final=is_final,
        problem=problem.sentence if problem else "",
    )


def _told(attempt: Attempt, number: int, given: Answer) -> SafeString:
    feedback = attempt.kind(number).feedback_for(attempt.question(number), given)
    return attempt.render_review(number, given, feedback)


def all_asked(attempt: Attempt, request: HttpRequest, problems: Problems) -> list[Asked]:
    """Every question of the attempt; by number, what could not be read in the form just sent."""
    responses = {response.question_id: response for response in attempt.responses.all()}
    return [
        asked(attempt, number, responses.get(attempt.question(number)["id"]), request, problems.get(number))
        for number in attempt.numbers
    ]
