"""The other, equal task for a learner: whose, instead of what, and whether it is done. No reason is asked or kept."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.outline import Outline, OutlineStep, outline_for
from dashboards.assigning.away import courses_of
from dashboards.classes.access import learner_here, of_group
from dashboards.group_at_quiz import page_of_learners
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record_look
from people.models import Group, User
from progress import stepping_away


@of_group
@require_safe
def learners(request: HttpRequest, group: Group) -> HttpResponse:
    page = page_of_learners(group, request.GET.get("page"))
    return render(request, "dashboards/assigning/away_learners.html", {"group": group, "page_of": page})


@of_group
@require_http_methods(ASK_OR_ACT)
def step_away(request: HttpRequest, group: Group, learner_id: int) -> HttpResponse:
    learner = learner_here(group, learner_id)
    if request.method == "POST":
        return act(request, group, learner)
    record_look(leader_of(request), group, learner, _("Other tasks"))
    context = {"group": group, "learner": learner, "courses": courses_of(group, learner)}
    return render(request, "dashboards/assigning/step_away.html", context)


@dataclass(frozen=True)
class Asked:
    """A button of the page: what to do with one step, or with all of a module."""

    outline: Outline
    step: OutlineStep | None
    steps: tuple[OutlineStep, ...]


def act(request: HttpRequest, group: Group, learner: User) -> HttpResponse:
    asked, leader = read(request), leader_of(request)
    go = request.POST.get("go", "")
    if go == "give":
        stepping_away.give(group, learner, asked.steps, leader)
        messages.success(request, _("Given. The learner’s page says so, without a reason."))
    elif asked.step is None:
        messages.error(request, _("Nothing was changed. Use one of the buttons."))
    else:
        act_on_step(request, group, learner, asked.outline, asked.step)
    return redirect("dashboards:step_away", group.pk, learner.pk)


def act_on_step(request: HttpRequest, group: Group, learner: User, outline: Outline, step: OutlineStep) -> None:
    go, leader = request.POST.get("go", ""), leader_of(request)
    if go == "take-back":
        stepping_away.take_back(group, learner, step, leader)
        messages.success(request, _("Taken back. The learner finds this part itself again."))
    elif go == "done" and stepping_away.complete(group, learner, step, outline, leader):
        messages.success(request, _("Marked as done. It counts like the part itself."))
    elif go == "done":
        messages.info(request, _("The other task was taken back meanwhile, so nothing was marked."))
    elif go == "reopen" and stepping_away.reopen(group, learner, step, outline, leader):
        messages.success(request, _("Not marked as done any more."))
    elif go == "reopen":
        messages.info(request, _("The learner has completed this course with it, so it stays done."))
    else:
        messages.error(request, _("Nothing was changed. Use one of the buttons."))


def read(request: HttpRequest) -> Asked:
    outline = outline_for(key_in(request, "course"), get_language() or "")
    key = key_in(request, "what")
    step = outline.step(key) if outline else None
    module = next((module for module in outline.modules if module.key == key), None) if outline else None
    if outline is None or (step is None and module is None):
        raise Http404
    return Asked(outline, step, (step,) if step else module.open_steps if module else ())


def key_in(request: HttpRequest, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error
