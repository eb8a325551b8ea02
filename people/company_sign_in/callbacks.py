"""The addresses that a provider sends people back to. They have no language: a provider is told one address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from people.company_sign_in.arriving import speak_as_before
from people.company_sign_in.finding import with_provider
from people.company_sign_in.openid import CompanyOpenID, CompanyOpenIDAdapter, CompanyOpenIDCallback
from people.models import Protocol


@never_cache
@require_GET
def openid_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    sign_in = with_provider(provider_id, Protocol.OPENID)
    speak_as_before(request)
    adapter = CompanyOpenIDAdapter(request, CompanyOpenID(request, sign_in))
    return CompanyOpenIDCallback.adapter_view(adapter)(request)
