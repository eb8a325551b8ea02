"""The part of a page that keeps itself up to date.

The page asks with what it shows. Where nothing has changed nothing is sent, so that nothing moves under a reader's
hands or is read out again. Where a co-leader has decided something, the page is loaded anew, buttons and all.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRefresh

from progress.readers import ReaderRequest
from quizzes.models import GroupQuiz


def changing_part(
    request: ReaderRequest, template: str, context: dict[str, Any], asks: dict[str, Any]
) -> dict[str, Any]:
    """As HTML, with what the page asks the next time. `asks` says what stands around it: which page of a list, and as
    "decided" whatever the page around it must be loaded anew for, if there is such a thing."""
    html = render_to_string(template, context, request)
    seen = hashlib.sha256(html.encode()).hexdigest()[:16]
    return {"now": html, "seen": seen, "asks": urlencode({**asks, "seen": seen})}


def refreshed(request: ReaderRequest, template: str, context: dict[str, Any], asks: dict[str, Any]) -> HttpResponse:
    if request.GET.get("decided") != asks.get("decided"):
        return HttpResponseClientRefresh()
    part = changing_part(request, template, context, asks)
    if request.GET.get("seen") == part["seen"]:
        return HttpResponse(status=204)
    return render(request, "dashboards/refreshing.html", {"every": context.get("every"), **part, "is_live": True})


def decided_by(hold: GroupQuiz) -> str:
    return f"{'open' if hold.is_open else 'closed'}{'-revealed' if hold.revealed_at else ''}"
