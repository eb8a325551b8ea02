"""A staff list, in steps: give it, say what is in it, look at what will happen, confirm, see how far it is."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.sending import send_csv
from dashboards.lists import left_out
from dashboards.refreshing import changing_part, refreshed
from dashboards.staff.importing import drafts
from dashboards.staff.importing.confirming import LookAgain, confirm, resume_if_still
from dashboards.staff.importing.drafts import Draft
from dashboards.staff.importing.forms import ColumnsForm, ConfirmForm, ListForm
from dashboards.staff.importing.making_places import make_places
from dashboards.staff.importing.plans import Plan
from dashboards.staff.models import StaffDraft
from dashboards.staff.reach import of_employer, sent
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Organisation
from progress.readers import ReaderRequest

PAGES = "dashboards/staff/importing/"
NOW = PAGES + "now.html"


@of_employer
@require_http_methods(ASK_OR_ACT)
def give(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = ListForm(sent(request), request.FILES or None)
    if form.is_valid():
        row = drafts.keep(form.cleaned_data["given"], organisation, leader_of(request))
        return redirect("dashboards:staff_import_columns", organisation.pk, row.pk)
    context = {"organisation": organisation, "place": organisation, "form": form}
    return render(request, PAGES + "give.html", context, status=422 if form.errors else 200)


def with_draft(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the steps after the first. Whoever has no such list, or had it more than an hour ago, gives it anew."""

    @wraps(view)
    def of_manager(request: HttpRequest, organisation: Organisation, draft_id: uuid.UUID) -> HttpResponseBase:
        draft = drafts.open_draft(draft_id, organisation, leader_of(request))
        if draft is None:
            messages.info(request, _("This list is not here any more: lists wait for an hour. Please give it again."))
            return redirect("dashboards:staff_import", organisation.pk)
        return view(request, draft)

    return of_employer(of_manager)


def onwards(draft: Draft, name: str) -> HttpResponse:
    return redirect(f"dashboards:{name}", draft.organisation.pk, draft.pk)


@with_draft
@require_http_methods(ASK_OR_ACT)
def columns(request: HttpRequest, draft: Draft) -> HttpResponse:
    if draft.row.applied_at or not draft.table or not draft.columns:
        return onwards(draft, "staff_import_done")
    form = ColumnsForm(draft.table, draft.columns, sent(request))
    if form.is_valid():
        draft.choose_columns(form.cleaned_data["columns"])
        return onwards(draft, "staff_import_preview")
    context = {"organisation": draft.organisation, "place": draft.organisation, "draft": draft, "form": form}
    return render(request, PAGES + "columns.html", context, status=422 if form.errors else 200)


@with_draft
@require_http_methods(ASK_OR_ACT)
def preview(request: HttpRequest, draft: Draft) -> HttpResponse:
    if draft.row.applied_at:
        return onwards(draft, "staff_import_done")
    if not draft.is_agreed:
        return onwards(draft, "staff_import_columns")
    form = ConfirmForm(sent(request))
    if not form.is_valid():
        return preview_page(request, draft, draft.plan(), form)
    try:
        confirm(draft, form.cleaned_data["seal"], form.leaving, form.cleaned_data["left_on"])
    except LookAgain as why:
        return preview_page(request, draft, why.plan, form, str(why))
    return onwards(draft, "staff_import_done")


def preview_page(request: HttpRequest, draft: Draft, plan: Plan, form: ConfirmForm, problem: str = "") -> HttpResponse:
    context = {"organisation": draft.organisation, "draft": draft, "plan": plan, "form": form, "problem": problem}
    return render(request, PAGES + "preview.html", context, status=409 if problem else 422 if form.errors else 200)


@with_draft
@require_POST
def make_unknown(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Sites and teams that the list names: those that are ticked."""
    ticked = set(request.POST.getlist("place"))
    unknown = [] if draft.row.applied_at else [one for one, _rows in draft.plan().shown_unknown if one.key in ticked]
    made = make_places(draft.organisation, unknown, leader_of(request))
    said = ngettext("%(number)d place was made.", "%(number)d places were made.", made) % {"number": made}
    messages.success(request, said if made else _("Nothing was made. Tick what you want to make."))
    return onwards(draft, "staff_import_preview")


@with_draft
@require_http_methods(ASK_OR_ACT)
def done(request: ReaderRequest, draft: Draft) -> HttpResponse:
    if not draft.row.applied_at:
        return onwards(draft, "staff_import_preview")
    if request.method == "POST":
        return go_on(request, draft)
    context: dict[str, Any] = {"organisation": draft.organisation, "draft": draft, "row": draft.row, "every": "3s"}
    asks = {"decided": "done" if draft.outcome else "still" if draft.row.is_still else "moving"}
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    if draft.outcome:
        context |= {**draft.outcome, "again": left_out.as_text(draft.outcome["headings"], draft.outcome["wrong"])}
    context["is_live"] = not draft.outcome
    return render(request, PAGES + "done.html", {**context, **changing_part(request, NOW, context, asks)})


def go_on(request: HttpRequest, draft: Draft) -> HttpResponse:
    if resume_if_still(draft):
        messages.success(request, _("It goes on now. What was done before is kept."))
    else:
        messages.info(request, _("Nothing was changed: it is under way, or finished."))
    return onwards(draft, "staff_import_done")


@with_draft
@require_safe
def left_out_csv(request: HttpRequest, draft: Draft) -> StreamingHttpResponse:
    """Before and after confirming."""
    headings, wrong = draft.wrong()
    return send_csv(left_out.lines_of(headings, wrong), "rows-to-put-right.csv")


@of_employer
@require_POST
def forget(request: HttpRequest, organisation: Organisation, draft_id: uuid.UUID) -> HttpResponse:
    """What was confirmed goes on."""
    StaffDraft.objects.of(leader_of(request), organisation).filter(pk=draft_id, applied_at=None).delete()
    messages.success(request, _("The list is forgotten. Nothing was changed."))
    return redirect("dashboards:staff", organisation.pk)
