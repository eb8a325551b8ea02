"""The check at the end of a course, on the tablet: each answers it alone, as they would online."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.outline import Outline, OutlineStep
from curriculum.rendering import Problem
from dashboards.sessions.rounds import awaited
from dashboards.views import ASK_OR_ACT
from progress import recording
from progress.models import Attendance
from progress.sessions import signing
from quizzes.attempts import answering, asking, reviewing, starting, submitting
from quizzes.models import Attempt, Quiz


def check_here(attendance: Attendance, quiz_key: uuid.UUID) -> tuple[Outline, OutlineStep]:
    """A check that they have still to pass, once their lessons are done."""
    taking = signing.taking_now(attendance)
    outline = signing.outline_of_session(attendance.session, get_language() or "")
    step = outline.step(quiz_key) if outline else None
    if (
        outline is None
        or step is None
        or taking.lessons_left
        or quiz_key not in {one.key for one in taking.checks_left}
    ):
        raise signing.NotToSign
    return outline, step


@awaited
@require_POST
def start(request: HttpRequest, attendance: Attendance, quiz_key: uuid.UUID) -> HttpResponse:
    outline, step = check_here(attendance, quiz_key)
    quiz = Quiz.objects.live().get(pk=step.page_id)
    enrolment = recording.enrol(attendance.learner, outline)
    try:
        attempt = starting.start(enrolment, quiz)
    except (starting.NothingToAsk, starting.NotAllowed) as refusal:
        messages.info(request, str(refusal) or _("This check has no questions yet."))
        return redirect(f"{reverse('dashboards:round_person', args=[attendance.pk])}?lessons")
    recording.open_step(enrolment, step)
    if attempt.pk not in attendance.tries:
        attendance.tries = [*attendance.tries, attempt.pk]
        attendance.save(update_fields=["tries"])
    return redirect("dashboards:round_question", attendance.pk, quiz_key, 1)


@awaited
@require_http_methods(ASK_OR_ACT)
def question(request: HttpRequest, attendance: Attendance, quiz_key: uuid.UUID, number: int) -> HttpResponse:
    """One question at a time; after the last one it is handed in."""
    tried = Attempt.objects.of(attendance.learner).at_quiz(quiz_key).filter(pk__in=attendance.tries)
    attempt = tried.last()
    if attempt is None or number not in attempt.numbers:
        return redirect("dashboards:round_person", attendance.pk)
    if not attempt.is_open:
        return result(request, attendance, attempt)
    if request.method != "POST":
        return show(request, attendance, attempt, number)
    try:
        answering.answer(attempt, number, request.POST)
    except ValidationError as refusal:
        return show(request, attendance, attempt, number, Problem.of(refusal))
    except (answering.AttemptClosed, answering.TimeIsUp, answering.AlreadyShown):
        return redirect(request.get_full_path())
    return go_on(attendance, attempt, number)


def go_on(attendance: Attendance, attempt: Attempt, number: int) -> HttpResponse:
    """To the next one; at the end to what has no answer yet, and then it is handed in."""
    left = attempt.unanswered()
    if number == len(attempt.items) and not left:
        submitting.submit(attempt, get_language())
    following = number + 1 if number < len(attempt.items) else (left or [number])[0]
    return redirect("dashboards:round_question", attendance.pk, attempt.quiz_key, following)


def show(
    request: HttpRequest, attendance: Attendance, attempt: Attempt, number: int, problem: Problem | None = None
) -> HttpResponse:
    response = attempt.responses.filter(question_id=attempt.question(number)["id"]).first()
    context = {
        "attendance": attendance,
        "attempt": attempt,
        "asked": asking.asked(attempt, number, response, request, problem),
        "number": number,
        "total": len(attempt.items),
        "last_was_open": number == 1 and bool(response) is False and len(attempt.answers()) > 0,
    }
    return render(request, "dashboards/sessions/question.html", context, status=422 if problem else 200)


def result(request: HttpRequest, attendance: Attendance, attempt: Attempt) -> HttpResponse:
    context = reviewing.review_of(attempt) | {"attendance": attendance}
    return render(request, "dashboards/sessions/result.html", context)
