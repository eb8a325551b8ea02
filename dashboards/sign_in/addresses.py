"""What a company has to tell its provider, and its people."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from people.company_sign_in.openid import callback_address
from people.company_sign_in.saml import answer_address, entity_id
from people.models import OrganisationSignIn


def addresses_of(request: HttpRequest, sign_in: OrganisationSignIn) -> list[tuple[str, str]]:
    """Each with what providers call it."""
    if sign_in.is_saml:
        return [
            (_("Address of this site’s description (metadata)"), entity_id(request, sign_in)),
            (_("Name of this site (entity ID, audience)"), entity_id(request, sign_in)),
            (_("Where answers go (assertion consumer service, reply URL)"), answer_address(request, sign_in)),
        ]
    return [(_("Redirect address (redirect URI)"), callback_address(request, sign_in))]
