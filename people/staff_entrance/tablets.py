"""A tablet that many share: each is forgotten when they are done, or have gone away."""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.http import HttpRequest, HttpResponse

from people.models import StaffEntrance

COOKIE = "shared_tablet"  # read by static/js/shared-tablet.js too, which only looks whether it is there
SALT = "people.staff_entrance.tablet"
LASTS = dt.timedelta(days=400)
IDLE = dt.timedelta(minutes=10)  # without a script the session ends by itself; with one, the page asks after two


def make_shared(request: HttpRequest, response: HttpResponse, entrance: StaffEntrance) -> None:
    response.set_cookie(
        COOKIE,
        signing.dumps(entrance.code, salt=SALT),
        max_age=LASTS,
        secure=request.is_secure(),
        httponly=False,
        samesite="Lax",
    )


def stop_sharing(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE)


def code_of_tablet(request: HttpRequest) -> str:
    """Of the entrance this device stands at; empty elsewhere, and for what nobody here signed."""
    if COOKIE not in request.COOKIES:
        return ""
    try:
        code: str = signing.loads(request.COOKIES[COOKIE], salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        return ""
    return code
