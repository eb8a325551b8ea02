"""What every page needs around its content.

Pages for visitors without a session must be the same for everyone: the templates ask `visitor_has_session` before they
touch `user` or `messages`, because looking at those opens the session.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from curriculum.regions import REGIONS, region_of, services_in

STRIP_LENGTH = 3


def page_shell(request: HttpRequest) -> dict[str, Any]:
    region = region_of(request)
    return {
        "site_name": settings.SITE_NAME,
        "quick_exit_address": settings.QUICK_EXIT_ADDRESS,
        "visitor_has_session": has_session(request),
        "help_services": SimpleLazyObject(lambda: services_in(region)[:STRIP_LENGTH]),
        "guest_retention_days": settings.GUEST_RETENTION_DAYS,
        "help_region": REGIONS.get(region, region),
    }


def has_session(request: HttpRequest) -> bool:
    """Whether there may be someone to greet or something to tell: a session, or a message kept in its own cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
