"""What a group is to take: the list of it, assigning, changing, taking back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.assigning.choosing import courses_for
from dashboards.assigning.counting import in_group
from dashboards.assigning.forms import AssignForm, TermsForm
from dashboards.assigning.gate import gate_to_assign
from dashboards.classes.access import of_group, of_present_group
from dashboards.offered import offered_course
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group
from progress import assigning
from progress.days import today_of
from progress.models import Assignment
from progress.targets import offered_targets

A_PAGE = 20


def over(request: HttpRequest, group: Group) -> HttpResponse:
    """It was archived at this very moment."""
    messages.info(request, _("This group is archived, so nothing can be changed in it any more."))
    return redirect("dashboards:assignments", group.pk)


@of_group
@require_safe
def assignments(request: HttpRequest, group: Group) -> HttpResponse:
    standing = group.assignments.filter(withdrawn_at=None)
    page = Paginator(standing, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "today": today_of(group),
        "learners": group.learners().count(),
        "page_of": page,
        "assigned": in_group(group, page.object_list),
    }
    return render(request, "dashboards/assigning/assignments.html", context)


@of_present_group
@require_safe
def choose_course(request: HttpRequest, group: Group) -> HttpResponse:
    fitting, others = courses_for(group, get_language() or "")
    context = {"group": group, "fitting": fitting, "others": others}
    return render(request, "dashboards/assigning/choose_course.html", context)


@of_present_group
@require_http_methods(ASK_OR_ACT)
def assign_course(request: HttpRequest, group: Group, course: str) -> HttpResponse:
    language = get_language() or ""
    outline = offered_course(course, language)
    if outline is None:
        raise Http404
    leader = leader_of(request)
    context: dict[str, Any] = {"group": group, "outline": outline}
    gate = gate_to_assign(leader, group, outline, language)
    if not gate.is_open:
        return render(request, "dashboards/assigning/finish_first.html", {**context, "gate": gate})
    data = request.POST if request.method == "POST" else None
    form = AssignForm(data, today_of(group), offered_targets(outline), request.GET.get("what", ""))
    if form.is_valid():
        return assign(request, group, form)
    return render(request, "dashboards/assigning/assign.html", {**context, "form": form}, status=422 if data else 200)


def assign(request: HttpRequest, group: Group, form: AssignForm) -> HttpResponse:
    try:
        given, is_new = assigning.assign(group, form.target, form.terms(), leader_of(request))
    except assigning.TermIsOver:
        return over(request, group)
    sentence = _("Assigned: %(title)s.") if is_new else _("It was assigned already, with these days now: %(title)s.")
    messages.success(request, sentence % {"title": given.title})
    return redirect("dashboards:assignments", group.pk)


@of_present_group
@require_http_methods(ASK_OR_ACT)
def assignment(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = get_object_or_404(group.assignments, pk=pk)
    if found.withdrawn_at:
        return taken_back(request, found)
    terms = {"opens_on": found.opens_on, "due_on": found.due_on, "in_order": found.in_order}
    data = request.POST if request.method == "POST" else None
    form = TermsForm(data, today_of(group), initial=terms)
    if form.is_valid():
        return change(request, found, form)
    context = {"group": group, "assignment": found, "form": form}
    return render(request, "dashboards/assigning/change.html", context, status=422 if data else 200)


def change(request: HttpRequest, found: Assignment, form: TermsForm) -> HttpResponse:
    try:
        assigning.change(found, form.terms(), leader_of(request))
    except assigning.TermIsOver:
        return over(request, found.group)
    except assigning.TakenBack:
        return taken_back(request, found)
    messages.success(request, _("Changed: %(title)s.") % {"title": found.title})
    return redirect("dashboards:assignments", found.group_id)


def taken_back(request: HttpRequest, found: Assignment) -> HttpResponse:
    messages.info(request, _("“%(title)s” was taken back. You can assign it again.") % {"title": found.title})
    return redirect("dashboards:assignments", found.group_id)


@of_group
@require_POST
def withdraw(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    found = get_object_or_404(group.assignments, pk=pk)
    try:
        assigning.withdraw(found, leader_of(request))
    except assigning.TermIsOver:
        return over(request, group)
    sentence = _("Taken back: %(title)s. What learners have done in it stays theirs.")
    messages.success(request, sentence % {"title": found.title})
    return redirect("dashboards:assignments", group.pk)
