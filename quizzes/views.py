"""A learner's way through an attempt. Whoever else asks for it hears that there is no such page."""

from __future__ import annotations

import time
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.outline import outline_here
from curriculum.rendering import Problem
from people.guests import learner_for
from progress import recording
from quizzes.attempts import answering, asking, courses, reviewing, starting, submitting
from quizzes.attempts.in_order import is_barred
from quizzes.models import Attempt, Layout, Quiz
from quizzes.pausing import hidden_while_stopped
from quizzes.signed_out import learner_required

LATE = (answering.AttemptClosed, answering.TimeIsUp, answering.AlreadyShown)


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
    outline = outline_here(quiz.course)
    step = outline.step(quiz.translation_key)
    if step is None:
        raise Http404
    if step.is_stopped or is_barred(request, outline, step):
        return redirect(step.url)
    enrolment = recording.enrol(learner_for(request), outline, at=step)
    try:
        attempt = starting.start(enrolment, quiz)
    except starting.NothingToAsk:
        return back_to(step.url, request, _("This check has no questions yet. Please come back later."))
    except starting.NotAllowed as refusal:
        return back_to(step.url, request, str(refusal))
    recording.open_step(enrolment, step)
    return redirect(attempt)


def back_to(address: str, request: HttpRequest, sentence: str) -> HttpResponse:
    messages.info(request, sentence)
    return redirect(address)


@learner_required
@hidden_while_stopped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, attempt_id: int, number: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if number not in attempt.numbers:
        raise Http404
    if request.method == "POST":
        return save(request, attempt, number)
    if not attempt.is_open or attempt.is_over or attempt.rules.layout == Layout.ALL:
        return redirect(attempt)
    return show(request, attempt, number)


def show(request: HttpRequest, attempt: Attempt, number: int, problem: Problem | None = None) -> HttpResponse:
    response = attempt.responses.filter(question_id=attempt.question(number)["id"]).first()
    context = {
        **around(attempt),
        "asked": asking.asked(attempt, number, response, request, problem),
        "number": number,
    }
    return render(request, "quizzes/attempts/question.html", context, status=400 if problem else 200)


def around(attempt: Attempt) -> dict[str, Any]:
    """What every page with questions needs."""
    return {
        "attempt": attempt,
        "total": len(attempt.items),
        "now": time.time_ns() // 1_000_000,
        "beat_address": courses.beat_address(attempt),
    }


def save(request: HttpRequest, attempt: Attempt, number: int) -> HttpResponse:
    """Keep the answer, then say so (to the page's script) or go where the learner wants to go."""
    go = request.POST.get("go", "")
    from_script = go == "stay"
    try:
        answering.answer(attempt, number, request.POST)
        if go == "check" and attempt.tells_at_once:
            answering.check(attempt, number)
    except LATE as late:
        return JsonResponse({"closed": True}, status=409) if from_script else too_late(request, attempt, number, late)
    except ValidationError as refusal:
        problem = Problem.of(refusal)
        answer = JsonResponse({"problem": problem.sentence}, status=400)
        return answer if from_script else show(request, attempt, number, problem)
    return JsonResponse({"saved": True}) if from_script else move(attempt, number, go)


def too_late(request: HttpRequest, attempt: Attempt, number: int, late: Exception) -> HttpResponse:
    """The answer came after the end of the question, of the time, or of the attempt."""
    messages.info(request, sentence_for(late))
    if isinstance(late, answering.AlreadyShown):
        return redirect(attempt.address_of(number))
    return redirect(own_attempt(request, attempt.pk))  # as it is now


def sentence_for(late: Exception) -> str:
    if isinstance(late, answering.AlreadyShown):
        return _("You have seen the answer to this question, so yours stays as it was.")
    if isinstance(late, answering.TimeIsUp):
        return _("The time for this check was over. What you answered before is kept.")
    return _("You handed in these answers before, so nothing was changed.")


def move(attempt: Attempt, number: int, go: str) -> HttpResponse:
    if go == "finish":
        return redirect("quizzes:finish", attempt.pk)
    target = int(go) if go.isascii() and go.isdigit() and len(go) < 4 else number
    target = target if target in attempt.numbers else number
    answering.move_to(attempt, target)
    return redirect(attempt.address_of(target))


@learner_required
@hidden_while_stopped
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def all_questions(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if attempt.rules.layout != Layout.ALL:
        raise Http404
    if not attempt.is_open or (attempt.is_over and request.method != "POST"):
        return redirect(attempt)
    return save_all(request, attempt) if request.method == "POST" else show_all(request, attempt, {})


def show_all(request: HttpRequest, attempt: Attempt, problems: answering.Problems) -> HttpResponse:
    context = {**around(attempt), "questions": asking.all_asked(attempt, request, problems)}
    return render(request, "quizzes/attempts/all.html", context, status=400 if problems else 200)


def save_all(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    """The whole page at once, from a form without a script."""
    go = request.POST.get("go", "")
    try:
        problems = answering.answer_all(attempt, request.POST)
    except LATE as late:
        return too_late(request, attempt, 1, late)
    if problems:
        return show_all(request, attempt, problems)
    return redirect("quizzes:finish", attempt.pk) if go == "finish" else move(attempt, 1, go.removeprefix("check-"))


@learner_required
@hidden_while_stopped
@never_cache
@require_safe
def finish(request: HttpRequest, attempt_id: int) -> HttpResponse:
    """Before handing in: what has an answer, and what has none yet."""
    attempt = own_attempt(request, attempt_id)
    if not attempt.is_open:
        return redirect(attempt)
    unanswered = [(number, attempt.address_of(number)) for number in attempt.unanswered()]
    context = {"attempt": attempt, "unanswered": unanswered, "back": attempt.address_of(len(attempt.items))}
    return render(request, "quizzes/attempts/finish.html", context)


@learner_required
@hidden_while_stopped
@require_POST
def submit(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    may_go_on = attempt.is_open and not attempt.is_over
    if may_go_on and "anyway" not in request.POST and attempt.unanswered():
        return redirect("quizzes:finish", attempt.pk)
    submitting.submit(attempt, get_language())
    return redirect("quizzes:review", attempt.pk)


@learner_required
@hidden_while_stopped
@never_cache
@require_safe
def review(request: HttpRequest, attempt_id: int) -> HttpResponse:
    attempt = own_attempt(request, attempt_id)
    if attempt.is_open:
        return redirect(attempt)
    return render(request, "quizzes/attempts/review.html", reviewing.review_of(attempt))
