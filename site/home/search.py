"""The learners' search. What was looked for is kept nowhere: not here, not in a cache, not in the page's title."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from curriculum.regions import region_of, services_in
from curriculum.searching.finding import LONGEST_QUERY, find
from home.shell import STRIP_LENGTH


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Without a question it is a page like any other; with one it is nobody's to keep, on a shared device either."""
    found = find(request.GET.get("q", ""), get_language() or "")
    services = services_in(region_of(request))[:STRIP_LENGTH]
    context = {"found": found, "longest": LONGEST_QUERY, "help_services": services}
    response = render(request, "home/search.html", context)
    if request.GET:
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
    return response
