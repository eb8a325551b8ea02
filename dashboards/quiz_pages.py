"""The checks of a group, for whoever leads it: open, closed, shown; and the time its learners have for them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.classes.access import of_group, of_present_group
from dashboards.counting import totals_at
from dashboards.forms import ExtraTimeForm
from dashboards.group_at_quiz import group_at_quiz, page_of_learners
from dashboards.group_quizzes import courses_of
from dashboards.numbers import number_in
from dashboards.offered import OfferedQuiz, offered_quiz
from dashboards.refreshing import changing_part, decided_by, refreshed
from dashboards.views import ASK_OR_ACT
from people.models import Group
from progress.readers import ReaderRequest
from quizzes import leading
from quizzes.models import ExtraTime, GroupQuiz, Quiz, Release

NOW = "dashboards/quiz_now.html"


def quiz_here(quiz_key: uuid.UUID) -> tuple[OfferedQuiz, Quiz]:
    offered = offered_quiz(quiz_key, get_language() or "")
    if offered is None:
        raise Http404
    return offered, get_object_or_404(Quiz.objects.live(), pk=offered.step.page_id)


def hold_of(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    return group.quizzes.at_quiz(quiz_key).first() or GroupQuiz(group=group, quiz_key=quiz_key)


@of_group
@require_safe
def quizzes(request: HttpRequest, group: Group) -> HttpResponse:
    learners = group.learners().count()
    courses = courses_of(group, learners, get_language() or "")
    return render(request, "dashboards/quizzes.html", {"group": group, "learners": learners, "courses": courses})


@of_group
@require_http_methods(ASK_OR_ACT)
def quiz(request: ReaderRequest, group: Group, quiz_key: uuid.UUID) -> HttpResponse:
    offered, page = quiz_here(quiz_key)
    if request.method == "POST":
        return decide(request, group, quiz_key)
    hold, at_quiz = hold_of(group, quiz_key), group_at_quiz(group, quiz_key, request.GET.get("page"))
    context = {
        "group": group,
        "offered": offered,
        "quiz": page,
        "hold": hold,
        "at_quiz": at_quiz,
        "is_live": "still" not in request.GET,
        "place": f"page={at_quiz.page.number}",
    }
    asks = {"page": at_quiz.page.number, "decided": decided_by(hold)}
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    return render(request, "dashboards/quiz.html", {**context, **changing_part(request, NOW, context, asks)})


def decide(request: HttpRequest, group: Group, quiz_key: uuid.UUID) -> HttpResponse:
    go = request.POST.get("go")
    if go == "open":
        leading.open_for(group, quiz_key)
        messages.success(request, _("Open now. Whoever had begun can go on where they were."))
    elif go == "close":
        leading.close_for(group, quiz_key)
        messages.success(request, _("Closed now. Every answer given until now is kept."))
    else:
        messages.error(request, _("Nothing was changed. Choose whether to open or to close the check."))
    return redirect("dashboards:quiz", group.pk, quiz_key)


@of_present_group
@require_http_methods(ASK_OR_ACT)
def reveal(request: HttpRequest, group: Group, quiz_key: uuid.UUID) -> HttpResponse:
    """Asks once more, for it cannot be taken back."""
    offered, page = quiz_here(quiz_key)
    if page.feedback != Release.LEADER:
        raise Http404
    if request.method == "POST":
        leading.reveal_for(group, quiz_key)
        messages.success(request, _("Everyone can see their score and the answers now."))
    if hold_of(group, quiz_key).revealed_at:
        return redirect("dashboards:quiz", group.pk, quiz_key)
    totals = totals_at(group, quiz_key, group.learners().count())
    return render(request, "dashboards/reveal.html", {"group": group, "offered": offered, "totals": totals})


@of_group
@require_http_methods(ASK_OR_ACT)
def extra_time(request: HttpRequest, group: Group) -> HttpResponse:
    if request.method == "POST":
        return give_extra_time(request, group)
    page = page_of_learners(group, request.GET.get("page"))
    given = dict(ExtraTime.objects.filter(learner__in=list(page)).values_list("learner", "percent"))
    forms = [ExtraTimeForm(learner, given.get(learner.pk, 0)) for learner in page]
    return render(request, "dashboards/extra_time.html", {"group": group, "page_of": page, "forms": forms})


def give_extra_time(request: HttpRequest, group: Group) -> HttpResponse:
    learner = get_object_or_404(group.learners(), pk=number_in(request.POST.get("learner", "")))
    form = ExtraTimeForm(learner, ExtraTime.objects.percent_for(learner.pk), request.POST)
    if form.is_valid():
        leading.give_extra_time(learner, form.cleaned_data["percent"])
        messages.success(request, form.said())
    else:
        messages.error(request, _("Nothing was changed. Choose one of the times in the list."))
    page = request.POST.get("page", "")
    return redirect(reverse("dashboards:extra_time", args=[group.pk], query={"page": page} if page else None))
