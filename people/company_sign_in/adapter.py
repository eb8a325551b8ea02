"""How allauth's social accounts behave here: only a company's own provider, and only as `admitting` decides."""

from __future__ import annotations

from typing import Any, cast

import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from django.http import HttpRequest

from people.company_sign_in.admitting import admit
from people.company_sign_in.arriving import Arrival, ask_to_agree, refuse, say_it_failed
from people.reaching import GuardedSession


class SocialAdapter(DefaultSocialAccountAdapter):
    def get_requests_session(self) -> requests.Session:
        return GuardedSession()

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[SocialApp]:
        """None that allauth's own pages could offer: an organisation's is found by its address alone."""
        return []

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict) -> Any:
        """Nobody becomes what a provider says of them."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """The one place every way of signing in by a provider passes, after it said who somebody is."""
        arrival = cast(Arrival, sociallogin.arrival)
        outcome = admit(arrival.sign_in, arrival.claims)
        if outcome.refusal:
            raise ImmediateHttpResponse(refuse(request, arrival.sign_in, outcome.refusal))
        if outcome.must_agree:
            raise ImmediateHttpResponse(ask_to_agree(request, arrival, outcome.must_agree))
        sociallogin.account = arrival.sign_in.links().get(uid=arrival.claims.uid)
        sociallogin.user = outcome.person

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict | None = None,
    ) -> None:
        raise ImmediateHttpResponse(say_it_failed(request, provider.app.organisation_sign_in, str(exception or "")))
