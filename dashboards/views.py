"""The pages of whoever leads a group. Anyone else hears that there is no such page."""

from __future__ import annotations

import re
import uuid
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.classes.group_list import list_of
from dashboards.counting import totals_at
from dashboards.forms import ExtraTimeForm
from dashboards.group_at_quiz import A_PAGE, group_at_quiz, page_of_learners
from dashboards.group_progress import progress_by_group
from dashboards.group_quizzes import courses_of
from dashboards.offered import OfferedQuiz, offered_quiz
from dashboards.question_box.readers import left_to_read
from dashboards.refreshing import changing_part, decided_by, refreshed
from people.models import Group, Organisation, User
from people.models.organisations import GroupQuerySet
from people.permissions import account_required
from progress.readers import ReaderRequest
from quizzes import leading
from quizzes.models import ExtraTime, GroupQuiz, Quiz, Release

ASK_OR_ACT = ["GET", "HEAD", "POST"]
NOW = "dashboards/quiz_now.html"


def leader_of(request: HttpRequest) -> User:
    return cast("User", request.user)  # account_required has seen to it


def led_groups(request: HttpRequest) -> GroupQuerySet:
    return Group.objects.led_by(leader_of(request)).select_related("organisation")


def led_group(request: HttpRequest, group_id: int) -> Group:
    return get_object_or_404(led_groups(request), pk=group_id)


def quiz_here(quiz_key: uuid.UUID) -> tuple[OfferedQuiz, Quiz]:
    offered = offered_quiz(quiz_key, get_language() or "")
    if offered is None:
        raise Http404
    return offered, get_object_or_404(Quiz.objects.live(), pk=offered.step.page_id)


def hold_of(group: Group, quiz_key: uuid.UUID) -> GroupQuiz:
    return group.quizzes.at_quiz(quiz_key).first() or GroupQuiz(group=group, quiz_key=quiz_key)


@account_required
@never_cache
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    context = list_of(led_groups(request), asked.get("organisation", ""), asked.get("page"), asked.get("past"))
    progress = progress_by_group(context["page_of"], get_language() or "")
    context["cards"] = [(group, progress.get(group.pk)) for group in context["page_of"]]
    context["boxes"] = left_to_read(leader_of(request))
    context["administered"] = Organisation.objects.administered_by(leader_of(request))[:A_PAGE]
    return render(request, "dashboards/groups.html", context)


@account_required
@never_cache
@require_safe
def quizzes(request: HttpRequest, group_id: int) -> HttpResponse:
    group = led_group(request, group_id)
    learners = group.learners().count()
    courses = courses_of(group, learners, get_language() or "")
    return render(request, "dashboards/quizzes.html", {"group": group, "learners": learners, "courses": courses})


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def quiz(request: ReaderRequest, group_id: int, quiz_key: uuid.UUID) -> HttpResponse:
    group = led_group(request, group_id)
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


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def reveal(request: HttpRequest, group_id: int, quiz_key: uuid.UUID) -> HttpResponse:
    """Asks once more, for it cannot be taken back."""
    group = led_group(request, group_id)
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


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def extra_time(request: HttpRequest, group_id: int) -> HttpResponse:
    group = led_group(request, group_id)
    if request.method == "POST":
        return give_extra_time(request, group)
    page = page_of_learners(group, request.GET.get("page"))
    given = dict(ExtraTime.objects.filter(learner__in=list(page)).values_list("learner", "percent"))
    forms = [ExtraTimeForm(learner, given.get(learner.pk, 0)) for learner in page]
    return render(request, "dashboards/extra_time.html", {"group": group, "page_of": page, "forms": forms})


def give_extra_time(request: HttpRequest, group: Group) -> HttpResponse:
    sent = request.POST.get("learner", "")
    learner = get_object_or_404(group.learners(), pk=int(sent) if re.fullmatch(r"[0-9]{1,18}", sent) else 0)
    form = ExtraTimeForm(learner, ExtraTime.objects.percent_for(learner.pk), request.POST)
    if form.is_valid():
        leading.give_extra_time(learner, form.cleaned_data["percent"])
        messages.success(request, form.said())
    else:
        messages.error(request, _("Nothing was changed. Choose one of the times in the list."))
    page = request.POST.get("page", "")
    return redirect(reverse("dashboards:extra_time", args=[group.pk], query={"page": page} if page else None))
