"""Banks in and out at the editor's desk."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.auth import user_passes_test

from people.models import User
from quizzes.exchange.exporting import export, reports
from quizzes.exchange.fates import Action, examine, seal
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.forms import UploadForm
from quizzes.exchange.importing import ImportRefused, apply, keep_draft
from quizzes.models import BankImport, QuestionBank


class DeskRequest(HttpRequest):
    """Wagtail lets nobody near its desk who is not signed in."""

    user: User


def user_can_exchange(user: User) -> bool:
    """What goes out holds every right answer; what comes in may replace any question."""
    return user.has_perms(["quizzes.add_question", "quizzes.change_question"])


exchange_required = user_passes_test(user_can_exchange)


@exchange_required
def upload(request: DeskRequest, bank_id: int) -> HttpResponse:
    bank = get_object_or_404(QuestionBank, pk=bank_id)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        draft = keep_draft(bank, request.user, cleaned["file"].name, cleaned["read_as"], cleaned["reading"])
        return redirect("quizzes_exchange:preview", bank.pk, draft.pk)
    return desk_page(request, "upload", bank, _("Import questions"), form=form)


@exchange_required
@require_safe
def preview(request: DeskRequest, bank_id: int, draft_id: int) -> HttpResponse:
    draft = draft_of(request, bank_id, draft_id)
    if draft.applied_at:
        return redirect("quizzes_exchange:result", bank_id, draft_id)
    return preview_page(request, draft)


@exchange_required
@require_POST
def confirm(request: DeskRequest, bank_id: int, draft_id: int) -> HttpResponse:
    draft = draft_of(request, bank_id, draft_id)
    try:
        apply(draft, request.POST.get("seal", ""), leave_out="leave_out" in request.POST)
    except ImportRefused as refusal:
        return preview_page(request, draft, problem=str(refusal))
    return redirect("quizzes_exchange:result", bank_id, draft_id)


@exchange_required
@require_safe
def result(request: DeskRequest, bank_id: int, draft_id: int) -> HttpResponse:
    draft = draft_of(request, bank_id, draft_id)
    if not draft.applied_at:
        return redirect("quizzes_exchange:preview", bank_id, draft_id)
    items = [{**said, "action": Action(said["action"])} for said in draft.outcome]
    counted = count([said["action"] for said in items])
    return desk_page(request, "result", draft.bank, _("Import questions"), draft=draft, items=items, counted=counted)


@exchange_required
@require_safe
def choose_format(request: DeskRequest, bank_id: int) -> HttpResponse:
    bank = get_object_or_404(QuestionBank, pk=bank_id)
    found = list(reports(bank, list(FORMATS.values())))
    return desk_page(request, "export", bank, _("Export"), reports=found, number=len(found[0].questions))


@exchange_required
@require_safe
def download(request: DeskRequest, bank_id: int, format_name: str) -> HttpResponse:
    bank = get_object_or_404(QuestionBank, pk=bank_id)
    if format_name not in FORMATS:
        raise Http404
    file = export(bank, FORMATS[format_name])
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, file.content_type, headers={"Content-Disposition": disposition})


def draft_of(request: DeskRequest, bank_id: int, draft_id: int) -> BankImport:
    drafts = BankImport.objects.of(request.user).select_related("bank", "uploaded_by")
    return get_object_or_404(drafts, pk=draft_id, bank_id=bank_id)


def preview_page(request: DeskRequest, draft: BankImport, problem: str = "") -> HttpResponse:
    fates = examine(draft)
    counted = count([fate.action for fate in fates])
    context = {
        "draft": draft,
        "format": FORMATS[draft.format],
        "fates": fates,
        "counted": counted,
        "refused": counted.get(Action.REFUSE, 0),
        "to_do": counted.get(Action.ADD, 0) + counted.get(Action.REPLACE, 0),
        "seal": seal(fates),
        "problem": problem,
    }
    return desk_page(request, "preview", draft.bank, _("Import questions"), **context)


def count(actions: list[Action]) -> dict[Action, int]:
    """How many there are of each, in a fixed order."""
    return {action: actions.count(action) for action in Action if action in actions}


def desk_page(request: DeskRequest, name: str, bank: QuestionBank, title: str, **context: Any) -> HttpResponse:
    """A page of Wagtail's desk, below the bank's own."""
    crumbs = [
        {"url": reverse("wagtailadmin_home"), "label": _("Home")},
        {"url": reverse("wagtailsnippets_quizzes_questionbank:list"), "label": _("Question banks")},
        {"url": reverse("wagtailsnippets_quizzes_questionbank:edit", args=[bank.pk]), "label": bank.title},
        {"url": "", "label": title},
    ]
    page = {"bank": bank, "header_title": f"{title}: {bank.title}", "header_icon": "folder-open-inverse"}
    return render(request, f"quizzes/exchange/{name}.html", {**page, "breadcrumbs_items": crumbs, **context})
