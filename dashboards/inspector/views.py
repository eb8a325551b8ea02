"""Asking for the inspector's file, watching it being made, and taking it along."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from certificates.models import BatchItem
from certificates.sending import NOT_KEPT
from dashboards.inspector.beginning import begin, told
from dashboards.inspector.forms import AskForm
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.resuming import resume_if_still
from dashboards.refreshing import changing_part, refreshed
from dashboards.register.access import of_organisation
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record_for_all
from people.models import Deed, Organisation
from progress.readers import ReaderRequest

NOW = "dashboards/inspector/now.html"
EVERY = "5s"
FILES_SHOWN = 5
PROBLEMS_SHOWN = 200


@of_organisation
@require_http_methods(ASK_OR_ACT)
def inspector(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = AskForm(request.POST or None, organisation)
    if request.method == "POST" and form.is_valid():
        return redirect(begin(form.place, form.period, leader_of(request), form.cleaned_data["press"]))
    if "press" in form.errors:  # nothing that a person could have typed wrongly
        messages.error(request, _("Nothing was made. Please press the button on this page once more."))
        return redirect("dashboards:inspector", organisation.pk)
    context = {
        "organisation": organisation,
        "form": form,
        "press": request.POST.get("press") or uuid.uuid4(),
        "files": organisation.inspector_files.all()[:FILES_SHOWN],  # type: ignore[attr-defined]
    }
    return render(request, "dashboards/inspector/ask.html", context, status=422 if form.errors else 200)


def file_here(organisation: Organisation, pk: int) -> InspectorFile:
    files = InspectorFile.objects.filter(organisation=organisation).select_related("certificates")
    found: InspectorFile = get_object_or_404(files, pk=pk)
    found.organisation = organisation  # read already
    return found


@of_organisation
@require_http_methods(ASK_OR_ACT)
def inspector_file(request: ReaderRequest, organisation: Organisation, pk: int) -> HttpResponse:
    found = file_here(organisation, pk)
    if request.method == "POST":
        return go_on(request, found)
    context = facts_of(found)
    asks = {"decided": "finished" if found.is_finished else "still" if context["is_still"] else "moving"}
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    return render(request, "dashboards/inspector/file.html", {**context, **changing_part(request, NOW, context, asks)})


def facts_of(file: InspectorFile) -> dict[str, Any]:
    advance = file.advance()
    problems = BatchItem.objects.left_out().filter(batch=file.certificates_id).with_people()
    return {
        "organisation": file.organisation,
        "file": file,
        "advance": advance,
        "is_still": file.is_still(advance),
        "is_live": not file.is_finished,
        "every": EVERY,
        "parts": list(file.parts.left_out()) if advance.left_out else [],
        "problems": list(problems[:PROBLEMS_SHOWN]) if advance.left_out else [],
        "more_problems": max(0, problems.count() - PROBLEMS_SHOWN) if advance.left_out else 0,
    }


def go_on(request: HttpRequest, file: InspectorFile) -> HttpResponse:
    if resume_if_still(file):
        messages.success(request, _("It goes on now. What was made before is kept."))
    else:
        messages.info(request, _("Nothing was changed: it is under way, or finished."))
    return redirect(file)


@of_organisation
@require_safe
def inspector_download(request: HttpRequest, organisation: Organisation, pk: int) -> FileResponse:
    found = file_here(organisation, pk)
    if not found.has_file:
        raise Http404
    what = told(_("Inspector’s file taken along"), found.period)
    record_for_all(leader_of(request), Deed.EXPORTED, organisation, what)
    file = found.archive.open("rb")
    return FileResponse(
        file, as_attachment=True, filename=found.file_name, content_type="application/zip", headers=NOT_KEPT
    )
