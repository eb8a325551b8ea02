"""Pages for when something went wrong. They keep the safety bar.

404 and 403 are ordinary pages of the site. 400 and 500 are rendered without the request, so that nothing that
may be broken (the database, the session, the host name) is asked for anything.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponseBadRequest(alone("400.html"))


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(alone("500.html"))


def alone(template: str) -> str:
    return render_to_string(
        template, {"site_name": settings.SITE_NAME, "quick_exit_address": settings.QUICK_EXIT_ADDRESS}
    )
