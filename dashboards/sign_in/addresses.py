"""What a company has to tell its provider, and its people."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from people.company_sign_in.openid import callback_address
from people.models import OrganisationSignIn


def addresses_of(request: HttpRequest, sign_in: OrganisationSignIn) -> list[tuple[str, str]]:
    """Each with what providers call it."""
    if sign_in.is_saml:
        return []
    return [(_("Redirect address (redirect URI)"), callback_address(request, sign_in))]


def entrance_address(request: HttpRequest, sign_in: OrganisationSignIn) -> str:
    return request.build_absolute_uri(reverse("people:company", args=[sign_in.word]))
