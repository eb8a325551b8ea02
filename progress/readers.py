"""Who reads this page, asked without opening a session for visitors who have none."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from people.models import User


class ReaderRequest(HttpRequest):
    """A request as the middleware leaves it."""

    htmx: HtmxDetails


def has_session(request: HttpRequest) -> bool:
    """Whether there may be someone to greet or something to tell: a session, or a message kept in its own cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES


def reader_of(request: HttpRequest) -> User | None:
    """The person signed in (a guest too), or None. A page for visitors stays the same for all of them."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    return request.user if request.user.is_authenticated else None
