"""A learner's way through an attempt. Whoever else asks for it hears that there is no such page."""

from __future__ import annotations

import time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.outline import outline_of
from people.guests import learner_for
from progress import recording
from quizzes.attempts import answering, courses, reviewing, starting, submitting
from quizzes.models import Attempt, Quiz


def own_attempt(request: HttpRequest, attempt_id: int) -> Attempt:
    return get_object_or_404(Attempt.objects.of(request.user), pk=attempt_id)


def open_quiz(request: HttpRequest, quiz_id: int) -> Quiz:
    """A published quiz that this reader may see."""
    quiz = get_object_or_404(Quiz.objects.live(), pk=quiz_id)
    if not all(restriction.accept_request(request) for restriction in quiz.get_view_restrictions()):
        raise Http404
    return quiz


@require_POST
def start(request: HttpRequest, quiz_id: int) -> HttpResponse:
    quiz = open_quiz(request, quiz_id)
    outline = outline_of(quiz.course)
    step = outline.step(quiz.translation_key)
    if step is None:
        raise Http404
    enrolment = recording.enrol(learner_for(request), outline, at=step)
    try:
        attempt = starting.start(enrolment, quiz)
    except starting.NothingToAsk:
        messages.info(request, _("This check has no questions yet. Please come back later."))
        return redirect(quiz.url)
    recording.open_step(enrolment, step)
    return redirect(attempt)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt_id: int, number: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if not 1 <= number <= len(attempt.items):
        raise Http404
    if request.method == "POST":
        return save(request, attempt, number)
    return show(request, attempt, number) if attempt.is_open else redirect(attempt)


def show(request: HttpRequest, attempt: Attempt, number: int, problem: str = "") -> HttpResponse:
    content = attempt.question(number)
    response = attempt.responses.filter(question_id=content["id"]).first()
    given = response.answer if response else {}
    context = {
        "attempt": attempt,
        "number": number,
        "total": len(attempt.items),
        "question_html": attempt.render_question(number, given, request),
        "is_saved": bool(given),
        "now": time.time_ns() // 1_000_000,
        "problem": problem,
        "beat_address": courses.beat_address(attempt),
    }
    return render(request, "quizzes/attempts/question.html", context, status=400 if problem else 200)


def save(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    """Keep the answer, then say so (to the page's script) or go where the learner wants to go."""
    from_script = request.POST.get("go") == "stay"
    try:
        answering.answer(attempt, number, request.POST)
    except answering.AttemptClosed:
        return JsonResponse({"closed": True}, status=409) if from_script else closed(request, attempt)
    except ValidationError as refusal:
        problem = refusal.messages[0]
        return (
            JsonResponse({"problem": problem}, status=400) if from_script else show(request, attempt, number, problem)
        )
    return JsonResponse({"saved": True}) if from_script else move(request, attempt, number)


def closed(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    messages.info(request, _("You handed in these answers before, so nothing was changed."))
    return redirect("quizzes:review", attempt.pk)


def move(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    wanted = request.POST.get("go", "")
    if wanted == "finish":
        return redirect("quizzes:finish", attempt.pk)
    target = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 else number
    target = target if 1 <= target <= len(attempt.items) else number
    answering.move_to(attempt, target)
    return redirect("quizzes:question", attempt.pk, target)


@login_required
@never_cache
@require_safe
def finish(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """Before handing in: what has an answer, and what has none yet."""
    attempt = own_attempt(request, attempt_id)
    if not attempt.is_open:
        return redirect(attempt)
    context = {"attempt": attempt, "unanswered": attempt.unanswered(), "total": len(attempt.items)}
    return render(request, "quizzes/attempts/finish.html", context)


@login_required
@require_POST
def submit(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if attempt.is_open and "anyway" not in request.POST and attempt.unanswered():
        return redirect("quizzes:finish", attempt.pk)
    submitting.submit(attempt)
    return redirect("quizzes:review", attempt.pk)


@login_required
@never_cache
@require_safe
def review(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if attempt.is_open:
        return redirect(attempt)
    return render(request, "quizzes/attempts/review.html", reviewing.review_of(attempt))
