"""A list for the class, in steps: give it, say what is in it, look at what will happen, confirm."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.sending import send_csv
from curriculum.packing.problems import Mistake
from dashboards.classes.access import of_group
from dashboards.lists import left_out
from dashboards.rosters import drafts
from dashboards.rosters.drafts import Draft
from dashboards.rosters.forms import ClassOfFileForm, ColumnsForm, ListForm
from dashboards.rosters.importing import LookAgain, take_over
from dashboards.rosters.matching import Plan, plan_for
from dashboards.rosters.models import RosterDraft
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record_look
from people.models import Group


@of_group
@require_http_methods(ASK_OR_ACT)
def give(request: HttpRequest, group: Group) -> HttpResponse:
    form = ListForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        row = drafts.keep(form.cleaned_data["given"], group, leader_of(request))
        return redirect("dashboards:roster_columns", group.pk, row.pk)
    context = {"group": group, "place": group, "form": form}
    return render(request, "dashboards/rosters/give.html", context, status=422 if form.errors else 200)


def with_draft(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the steps after the first. Whoever has no such list, or had it more than an hour ago, gives it anew."""

    @wraps(view)
    def of_leader(request: HttpRequest, group: Group, draft_id: uuid.UUID) -> HttpResponseBase:
        draft = drafts.open_draft(draft_id, group, leader_of(request))
        if draft is None:
            messages.info(request, _("This list is not here any more: lists wait for an hour. Please give it again."))
            return redirect("dashboards:roster_import", group.pk)
        return view(request, draft)

    return of_group(of_leader)


@with_draft
@require_http_methods(ASK_OR_ACT)
def choose_class(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Of a file with the classes of a school."""
    if not draft.classes:
        return onwards(draft)
    form = ClassOfFileForm(draft.classes.classes, draft.group, request.POST or None)
    if form.is_valid() and chose(form, draft):
        return redirect("dashboards:roster_columns", draft.group.pk, draft.pk)
    context = {"group": draft.group, "draft": draft, "form": form}
    return render(request, "dashboards/rosters/choose_class.html", context, status=422 if form.errors else 200)


def chose(form: ClassOfFileForm, draft: Draft) -> bool:
    try:
        draft.choose_class(form.cleaned_data["place"])
    except Mistake as mistake:
        form.add_error("place", mistake.sentence)
    return form.is_valid()


@with_draft
@require_http_methods(ASK_OR_ACT)
def columns(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A list of names alone needs no such page, though it has one."""
    if not draft.table or not draft.columns:
        return onwards(draft)
    if draft.table.width == 1 and draft.columns.places and request.method != "POST" and "look" not in request.GET:
        return redirect("dashboards:roster_preview", draft.group.pk, draft.pk)
    form = ColumnsForm(draft.table, draft.columns, request.POST or None)
    if form.is_valid():
        draft.choose_columns(form.cleaned_data["columns"])
        return redirect("dashboards:roster_preview", draft.group.pk, draft.pk)
    context = {"group": draft.group, "place": draft.group, "draft": draft, "form": form}
    return render(request, "dashboards/rosters/columns.html", context, status=422 if form.errors else 200)


def onwards(draft: Draft) -> HttpResponse:
    """Where a list of this state belongs: Back and second tabs lead to pages whose time is over."""
    if draft.outcome:
        name = "roster_done"
    elif draft.classes:
        name = "roster_class"
    else:
        name = "roster_columns" if not draft.columns or not draft.columns.places else "roster_preview"
    return redirect(f"dashboards:{name}", draft.group.pk, draft.pk)


@with_draft
@require_http_methods(ASK_OR_ACT)
def preview(request: HttpRequest, draft: Draft) -> HttpResponse:
    if draft.outcome or not draft.columns or not draft.columns.places:
        return onwards(draft)
    if request.method != "POST":
        record_look(leader_of(request), draft.group, detail=_("The list of learners"))
        return preview_page(request, draft, plan_for(draft.group, leader_of(request), draft.rows()))
    try:
        take_over(draft, leader_of(request), request.POST)
    except LookAgain as why:
        return preview_page(request, draft, why.plan, str(why))
    return redirect("dashboards:roster_done", draft.group.pk, draft.pk)


def preview_page(request: HttpRequest, draft: Draft, plan: Plan, problem: str = "") -> HttpResponse:
    context = {"group": draft.group, "draft": draft, "plan": plan, "problem": problem}
    return render(request, "dashboards/rosters/preview.html", context, status=409 if problem else 200)


@with_draft
@require_safe
def done(request: HttpRequest, draft: Draft) -> HttpResponse:
    if not draft.outcome:
        return onwards(draft)
    context: dict[str, Any] = {"group": draft.group, "draft": draft, **draft.outcome}
    context["again"] = left_out.as_text(draft.outcome["headings"], draft.outcome["wrong"])
    return render(request, "dashboards/rosters/done.html", context)


@with_draft
@require_safe
def left_out_csv(request: HttpRequest, draft: Draft) -> StreamingHttpResponse:
    """Before and after confirming."""
    headings, wrong = draft.wrong()
    return send_csv(left_out.lines_of(headings, wrong), "rows-to-put-right.csv")


@of_group
@require_POST
def forget(request: HttpRequest, group: Group, draft_id: uuid.UUID) -> HttpResponse:
    RosterDraft.objects.of(leader_of(request), group).filter(pk=draft_id).delete()
    messages.success(request, _("The list is forgotten. Nothing was changed."))
    return redirect("dashboards:learners", group.pk)
