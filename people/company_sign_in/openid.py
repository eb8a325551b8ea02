"""OpenID Connect with the provider of one organisation, on allauth's flow: code, PKCE, state, and a nonce."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from people.company_sign_in.arriving import Arrival, arrive, say_it_failed
from people.company_sign_in.claims import claims_of
from people.company_sign_in.discovery import known_of
from people.company_sign_in.id_token import read_id_token
from people.models import OrganisationSignIn

NOT_MENDED = (KeyError, ValueError, TypeError, AttributeError)  # of an answer that is not what it should be


class CompanyOpenID(OpenIDConnectProvider):
    def __init__(self, request: HttpRequest, sign_in: OrganisationSignIn) -> None:
        self.sign_in = sign_in
        sign_in.app.secret = sign_in.secret  # in memory only
        sign_in.app.settings = {**sign_in.app.settings, "oauth_pkce_enabled": True}
        super().__init__(request, app=sign_in.app)

    def get_oauth2_adapter(self, request: HttpRequest) -> CompanyOpenIDAdapter:
        return CompanyOpenIDAdapter(request, self)

    def begin(self, request: HttpRequest, next_url: str, data: dict[str, Any], *, anew: bool) -> HttpResponseBase:
        """To the provider. `anew`: whoever is signed in there may be the one before on a tablet that many share."""
        nonce = secrets.token_urlsafe(16)
        asked = {"nonce": nonce, **({"prompt": "login", "max_age": "0"} if anew else {})}
        return self.redirect(request, "login", next_url, data, auth_params=asked, nonce=nonce)


class CompanyOpenIDAdapter(OpenIDConnectOAuth2Adapter):
    def __init__(self, request: HttpRequest, provider: CompanyOpenID) -> None:
        super().__init__(request, provider.app.provider_id)
        self.provider = provider
        self.state: dict[str, Any] = {}

    def get_provider(self) -> CompanyOpenID:
        return self.provider

    @property
    def openid_config(self) -> dict[str, Any]:
        return known_of(self.provider.sign_in.issuer)

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return callback_address(request, self.provider.sign_in)

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return super().get_access_token_data(*args, **kwargs)
        except NOT_MENDED as error:
            raise OAuth2Error("The provider’s answer cannot be read.") from error

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """Used once, for what the ID token leaves out, and not kept."""
        return SocialToken(token=str(data["access_token"]))

    def complete_login(self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any) -> Any:
        sign_in, config = self.provider.sign_in, self.openid_config
        said = read_id_token(kwargs["response"].get("id_token"), config, app.client_id, self.state.get("nonce", ""))
        more = self.more(config, token, said["sub"])
        verified = (more if "email" in more else said).get("email_verified") in (True, "true")
        claims = claims_of(sign_in, said["sub"], {**said, **more}, email_is_verified=verified)
        raise ImmediateHttpResponse(arrive(request, self.provider, Arrival(sign_in, claims), self.state))

    def more(self, config: dict[str, Any], token: SocialToken, subject: str) -> dict[str, Any]:
        """Many providers keep the ID token short, and tell the rest when asked with the access token."""
        if not config.get("userinfo_endpoint"):
            return {}
        told = self._fetch_user_info(token.token)
        if not isinstance(told, dict) or told.get("sub") != subject:
            raise OAuth2Error("The provider tells of somebody else.")
        return told


class CompanyOpenIDCallback(OAuth2CallbackView):
    adapter: CompanyOpenIDAdapter

    def _get_state(self, request: HttpRequest, provider: CompanyOpenID) -> tuple[dict[str, Any] | None, Any]:
        """Once only. RFC 9207: a provider that names itself must be the one that was asked."""
        issuer = provider.sign_in.issuer
        if request.GET.get("iss", issuer) != issuer:
            return None, say_it_failed(request, provider.sign_in, "Another provider answered.")
        state, answer = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, answer


def callback_address(request: HttpRequest, sign_in: OrganisationSignIn) -> str:
    return request.build_absolute_uri(reverse("company_openid_callback", args=[sign_in.app.provider_id]))
