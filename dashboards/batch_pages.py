"""Many certificates as one file: how far it is, and the file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certificates.batches.resuming import resume_if_still
from certificates.models import Batch
from certificates.sending import NOT_KEPT
from dashboards.refreshing import changing_part, refreshed
from dashboards.views import ASK_OR_ACT, led_group
from people.permissions import account_required
from progress.readers import ReaderRequest

NOW = "dashboards/batch_now.html"
EVERY = "5s"
PROBLEMS_SHOWN = 200


def batch_here(request: HttpRequest, group_id: int, pk: int) -> Batch:
    group = led_group(request, group_id)
    batch = get_object_or_404(group.certificate_batches, pk=pk)
    batch.group = group  # read already
    return batch


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def batch(request: ReaderRequest, group_id: int, pk: int) -> HttpResponse:
    found = batch_here(request, group_id, pk)
    if request.method == "POST":
        return go_on(request, found)
    context = facts_of(found)
    asks = {"decided": "finished" if found.is_finished else "still" if context["is_still"] else "moving"}
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    return render(request, "dashboards/batch.html", {**context, **changing_part(request, NOW, context, asks)})


def facts_of(batch: Batch) -> dict[str, Any]:
    advance = batch.advance()
    return {
        "group": batch.group,
        "batch": batch,
        "advance": advance,
        "is_still": batch.is_still(advance),
        "is_live": not batch.is_finished,
        "every": EVERY,
        "problems": batch.items.left_out().with_people()[:PROBLEMS_SHOWN] if advance.left_out else [],
        "more_problems": max(0, advance.left_out - PROBLEMS_SHOWN),
    }


def go_on(request: HttpRequest, batch: Batch) -> HttpResponse:
    if resume_if_still(batch):
        messages.success(request, _("It goes on now. What was made before is kept."))
    else:
        messages.info(request, _("Nothing was changed: it is under way, or finished."))
    return redirect(batch)


@account_required
@require_safe
def batch_file(request: HttpRequest, group_id: int, pk: int) -> FileResponse:
    found = batch_here(request, group_id, pk)
    if not found.has_file:
        raise Http404
    file = found.archive.open("rb")
    return FileResponse(
        file, as_attachment=True, filename=found.file_name, content_type="application/zip", headers=NOT_KEPT
    )
