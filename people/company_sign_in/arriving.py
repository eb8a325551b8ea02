"""Where somebody is led whom a provider has named, and what is said where that did not work."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from people.company_sign_in.admitting import Refusal
from people.company_sign_in.carried import carry
from people.company_sign_in.claims import Claims
from people.company_sign_in.whose import fitting, present
from people.guests import guest_of
from people.models import OrganisationSignIn, User
from people.permissions import user_can_administer
from people.staff_entrance.tablets import code_of_tablet

logger = logging.getLogger(__name__)
LANGUAGE = "company_sign_in_language"  # in the session; a provider's address for us has none
AGREE = "company_sign_in"  # the cookie of who has to sign in to an account of their own first
AGREE_SECONDS = 15 * 60
TROUBLE_SECONDS = 60 * 60


@dataclass(frozen=True)
class Arrival:
    sign_in: OrganisationSignIn
    claims: Claims


def speak_as_before(request: HttpRequest) -> None:
    """In the language in which they pressed the button."""
    if language := request.session.get(LANGUAGE):
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]


def arrive(request: HttpRequest, provider: Any, arrival: Arrival, state: dict[str, Any]) -> HttpResponse:
    """Signed in, or an answer that says why not. An administrator who only tries it is shown what was said."""
    data = state.get("data") or {}
    if "tried_by" in data:
        return show_try(request, arrival, data)
    if not arrival.sign_in.is_on:
        return say_it_failed(request, arrival.sign_in, "It was turned off meanwhile.")
    if (guest := guest_of(request)) and not code_of_tablet(request):  # what they did here comes along
        request.guest = guest  # type: ignore[attr-defined]
        request.user = AnonymousUser()
    known = arrival.sign_in.links().filter(uid=arrival.claims.uid).first()
    extra = known.extra_data if known else {}  # allauth writes what is given here over what is kept
    account = SocialAccount(provider=provider.sub_id, uid=arrival.claims.uid, extra_data=extra)
    login = SocialLogin(provider=provider, account=account, user=User())
    login.state, login.arrival = state, arrival  # type: ignore[attr-defined]
    return complete_login(request, login)


def refuse(request: HttpRequest, sign_in: OrganisationSignIn, refusal: Refusal) -> HttpResponse:
    context = {"sign_in": sign_in, "refusal": refusal.value}
    return render(request, "people/company_sign_in/refused.html", context, status=403)


def say_it_failed(request: HttpRequest, sign_in: OrganisationSignIn, reason: str) -> HttpResponse:
    """What exactly was wrong would help whoever forges an answer: it is for the log, and the company's settings."""
    told = reason[:300] or "The provider gave no reason."
    logger.warning("Sign-in %s did not work: %s", sign_in.app.provider_id, told)
    cache.set(trouble_key(sign_in), (timezone.now(), told), TROUBLE_SECONDS)
    return render(request, "people/company_sign_in/failed.html", {"sign_in": sign_in}, status=403)


def last_trouble(sign_in: OrganisationSignIn) -> tuple[dt.datetime, str] | None:
    """When a sign-in did not work last, and what was wrong, in the words of libraries."""
    return cache.get(trouble_key(sign_in))


def trouble_key(sign_in: OrganisationSignIn) -> str:
    return f"company_sign_in:trouble:{sign_in.app.provider_id}"


def ask_to_agree(request: HttpRequest, arrival: Arrival, person: User) -> HttpResponse:
    answer = redirect("people:company_agree", arrival.sign_in.word)
    content = {"sign_in": arrival.sign_in.pk, "uid": arrival.claims.uid, "person": person.pk}
    carry(request, answer, AGREE, content, AGREE_SECONDS)
    return answer


def show_try(request: HttpRequest, arrival: Arrival, data: dict[str, Any]) -> HttpResponse:
    """Only to whoever pressed the button, and nothing of it is kept."""
    sign_in, claims = arrival.sign_in, arrival.claims
    if request.user.pk != data["tried_by"] or not user_can_administer(request.user, sign_in.organisation):
        return say_it_failed(request, sign_in, "Whoever tried it is not signed in any more.")
    found = {one.user_id: one for one in fitting(claims, present(sign_in))}
    context = {"sign_in": sign_in, "claims": claims, "found": list(found.values()), "back": data["back"]}
    answer = render(request, "people/company_sign_in/tried.html", context)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
