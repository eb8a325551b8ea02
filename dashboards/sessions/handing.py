"""A tablet that goes round: nobody is signed in on it, and it opens nothing but what each signs.

The supervisor is signed out before the tablet leaves their hands, so there is no account to get at. What the tablet may
do stands in its session; the cookie only keeps it at these pages. Whoever signs in has their own pages again.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from progress.models import GroupSession

COOKIE = "handed_round"
KEY = "dashboards.sessions.round"
LASTS = 2 * 60 * 60  # seconds; afterwards the supervisor hands it round again
OPEN = {  # beside the round itself: how the supervisor comes back, and how anyone leaves or finds help
    "account_login",
    "account_request_login_code",
    "account_confirm_login_code",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "help",
    "choose_region",
    "leaving_quickly",
}
ROUND = "dashboards:round"


def begin_round(request: HttpRequest, session: GroupSession) -> HttpResponse:
    request.session[KEY] = {"session": session.pk, "later": []}
    request.session.set_expiry(LASTS)
    answer = redirect(ROUND)
    answer.set_cookie(COOKIE, "1", max_age=LASTS, secure=request.is_secure(), httponly=True, samesite="Lax")
    answer.headers["Clear-Site-Data"] = '"cache"'  # Back shows nothing of the supervisor's pages
    return answer


def session_going_round(request: HttpRequest) -> GroupSession | None:
    """None where somebody is signed in: the tablet is theirs."""
    going = request.session.get(KEY)
    if not going or request.user.is_authenticated:
        return None
    return GroupSession.objects.select_related("organisation").filter(pk=going["session"]).first()


def put_off(request: HttpRequest) -> list[int]:
    """Who said: later. They are asked again when the tablet goes round again."""
    later: list[int] = request.session[KEY]["later"]
    return later


def ask_later(request: HttpRequest, attendance_id: int) -> None:
    going = request.session[KEY]
    request.session[KEY] = going | {"later": [*going["later"], attendance_id]}


class HandedRound:
    """While a tablet goes round, every other address leads back to it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        if request.COOKIES.get(COOKIE) and request.user.is_authenticated:
            response.delete_cookie(COOKIE)  # type: ignore[attr-defined]
            request.session.pop(KEY, None)
        return response

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if not request.COOKIES.get(COOKIE) or name in OPEN or name.startswith(ROUND):
            return None
        return None if request.user.is_authenticated else redirect(ROUND)
