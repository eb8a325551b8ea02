"""Leading somebody to the provider of their company."""

from __future__ import annotations

import requests
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from people.company_sign_in.arriving import LANGUAGE, say_it_failed
from people.models import OrganisationSignIn, User
from people.staff_entrance.tablets import code_of_tablet


def begin(
    request: HttpRequest, sign_in: OrganisationSignIn, next_url: str = "", tried_by: User | None = None
) -> HttpResponseBase:
    """Where they go afterwards is a page of this site, or their own. Who tries it stays signed in as who they are, and
    goes back there."""
    request.session[LANGUAGE] = translation.get_language()
    local = next_url if url_has_allowed_host_and_scheme(next_url, None) else ""
    data = {"tried_by": tried_by.pk, "back": local} if tried_by else {}
    try:
        return provider_of(request, sign_in).begin(request, local, data, anew=bool(code_of_tablet(request)))
    except requests.RequestException as error:
        return say_it_failed(request, sign_in, str(error))


def provider_of(request: HttpRequest, sign_in: OrganisationSignIn):  # type: ignore[no-untyped-def]
    """Each brings libraries that most requests never need."""
    if sign_in.is_saml:
        from people.company_sign_in.saml import CompanySAML

        return CompanySAML(request, sign_in)
    from people.company_sign_in.openid import CompanyOpenID

    return CompanyOpenID(request, sign_in)
