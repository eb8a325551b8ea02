"""SAML 2.0 with the provider of one organisation: the question, and our addresses. `saml_answer` reads the answer."""

from __future__ import annotations

import base64
import datetime as dt
import secrets
import zlib
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree

from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from people.models import OrganisationSignIn

PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion"
POST = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"


class CompanySAML(SAMLProvider):
    def __init__(self, request: HttpRequest, sign_in: OrganisationSignIn) -> None:
        self.sign_in = sign_in
        super().__init__(request, app=sign_in.app)

    def begin(self, request: HttpRequest, next_url: str, data: dict[str, Any], *, anew: bool) -> HttpResponseBase:
        """To the provider. `anew`: whoever is signed in there may be the one before on a tablet that many share."""
        number = f"_{secrets.token_hex(20)}"  # an XML id begins with no digit
        self.stash_redirect_state(request, "login", next_url, data, state_id=number)
        asked = deflated(authn_request(request, self.sign_in, number, anew=anew))
        address = self.sign_in.app.settings["sso_url"]
        glue = "&" if "?" in address else "?"
        return HttpResponseRedirect(f"{address}{glue}{urlencode({'SAMLRequest': asked})}")


def authn_request(request: HttpRequest, sign_in: OrganisationSignIn, number: str, *, anew: bool) -> bytes:
    facts = {
        "ID": number,
        "Version": "2.0",
        "IssueInstant": f"{timezone.now().astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Destination": sign_in.app.settings["sso_url"],
        "AssertionConsumerServiceURL": answer_address(request, sign_in),
        "ProtocolBinding": POST,
        **({"ForceAuthn": "true"} if anew else {}),
    }
    root = ElementTree.Element(f"{{{PROTOCOL}}}AuthnRequest", facts)
    ElementTree.SubElement(root, f"{{{ASSERTION}}}Issuer").text = entity_id(request, sign_in)
    policy = {"Format": name_id_format(sign_in), "AllowCreate": "true"}
    ElementTree.SubElement(root, f"{{{PROTOCOL}}}NameIDPolicy", policy)
    return ElementTree.tostring(root)


def deflated(xml: bytes) -> str:
    squeeze = zlib.compressobj(wbits=-15)
    return base64.b64encode(squeeze.compress(xml) + squeeze.flush()).decode()


def name_id_format(sign_in: OrganisationSignIn) -> str:
    """Where an attribute says who somebody is, the rest is the provider's choice."""
    return UNSPECIFIED if sign_in.app.settings.get("id_attribute") else PERSISTENT


def address(request: HttpRequest, name: str, sign_in: OrganisationSignIn) -> str:
    return request.build_absolute_uri(reverse(name, args=[sign_in.app.provider_id]))


def answer_address(request: HttpRequest, sign_in: OrganisationSignIn) -> str:
    return address(request, "company_saml_answer", sign_in)


def entity_id(request: HttpRequest, sign_in: OrganisationSignIn) -> str:
    """What providers know us by is where we describe ourselves, as most expect."""
    return address(request, "company_saml_metadata", sign_in)
