"""Who may keep a page, and for how long.

A page shown to a visitor without a session is the same for everyone: browsers and proxies may keep it if they ask
again (ETag), and pages of the website itself are kept here for a minute so that they cost no query. A page shown to
someone with a session is kept by nobody, so that on a shared device Back shows nothing after signing out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers

from curriculum.choices import Audience
from curriculum.regions import region_of
from curriculum.stamped_cache import BODIES, current_stamp
from progress.readers import has_session

KEPT_SECONDS = 60
KEPT_VIEWS = {"wagtail_serve", "steps:course"}


class Caching:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        if key and (kept := cache.get(key)):
            return kept
        response = self.get_response(request)
        say_who_may_keep(request, response)
        if key and is_same_for_everyone(request, response) and is_a_page_of_the_website(request):
            cache.set(key, response, KEPT_SECONDS)
        return response


def key_of(request: HttpRequest) -> str | None:
    """Where this page would be kept, or None if the request is personal or asks for something unusual."""
    if (
        request.method not in {"GET", "HEAD"}
        or has_session(request)
        or settings.DEBUG
        or request.headers.get("HX-Request")
    ):
        return None
    if request.GET and (set(request.GET) != {"audience"} or request.GET["audience"] not in Audience.values):
        return None
    address = hashlib.sha256(f"{request.get_host()} {request.get_full_path()}".encode()).hexdigest()
    return f"home:page:{current_stamp(BODIES)}:{region_of(request)}:{address}"


def is_a_page_of_the_website(request: HttpRequest) -> bool:
    """What other views show may have to change at once, such as a certificate's state.

    Wagtail's previews pass through here without an address of their own.
    """
    return getattr(request.resolver_match, "view_name", "") in KEPT_VIEWS


def is_same_for_everyone(request: HttpRequest, response: HttpResponse) -> bool:
    session = getattr(request, "session", None)
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and not has_session(request)
        and not getattr(session, "accessed", False)
    )


def forget_accept_language(response: HttpResponse) -> None:
    """The address alone says the language of a page; Django would have caches keep one for each browser's wishes."""
    named = [name.strip() for name in response.headers.get("Vary", "").split(",")]
    response.headers["Vary"] = ", ".join(name for name in named if name.lower() != "accept-language")


def say_who_may_keep(request: HttpRequest, response: HttpResponse) -> None:
    if response.has_header("Cache-Control") or not response.headers.get("Content-Type", "").startswith("text/html"):
        return
    patch_vary_headers(response, ["Cookie"])
    forget_accept_language(response)
    if is_same_for_everyone(request, response):
        patch_cache_control(response, public=True, no_cache=True)
    elif has_session(request):
        patch_cache_control(response, private=True, no_store=True)
    else:  # a form's token is in it, or it is no lasting answer
        patch_cache_control(response, private=True, no_cache=True)
