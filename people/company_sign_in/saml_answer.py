"""Reading what a SAML provider answers: signed by it, for us, for this question, now, and once.

`python3-saml` checks signatures, times and issuer; what it is lenient about is checked here.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.http import HttpRequest
from onelogin.saml2.errors import OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError
from onelogin.saml2.response import OneLogin_Saml2_Response
from onelogin.saml2.settings import OneLogin_Saml2_Settings

from people.company_sign_in.claims import Claims, claims_of
from people.company_sign_in.saml import PERSISTENT, POST, REDIRECT, answer_address, entity_id
from people.models import OrganisationSignIn

LARGEST = 300_000  # letters of an answer
REMEMBERED = 24 * 60 * 60  # seconds in which the same answer is known again
EMAIL = (
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    "urn:oid:0.9.2342.19200300.100.1.3",
    "email",
    "mail",
)
NAME = (
    "http://schemas.microsoft.com/identity/claims/displayname",
    "urn:oid:2.16.840.1.113730.3.1.241",
    "displayName",
    "urn:oid:2.5.4.3",
    "cn",
)
NAME_PARTS = (
    (
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
    ),
    ("urn:oid:2.5.4.42", "urn:oid:2.5.4.4"),
    ("givenName", "sn"),
    ("firstName", "lastName"),
)


class NotProven(Exception):
    """What was wrong, for the server's log."""


class NotAsked(NotProven):
    """Somebody began at the provider. It is sound, but answers no question of ours."""


@dataclass(frozen=True)
class Answer:
    claims: Claims
    in_response_to: str


def read_answer(request: HttpRequest, sign_in: OrganisationSignIn, encoded: str) -> Answer:
    """Raises `NotProven`."""
    if not encoded or len(encoded) > LARGEST or not sign_in.is_complete:
        raise NotProven("There is no answer, or it is too large.")
    try:
        settings = OneLogin_Saml2_Settings(settings_for(request, sign_in))
        response = OneLogin_Saml2_Response(settings, encoded)
        response.is_valid(where(request, sign_in), raise_exceptions=True)
        check_more(response, request, sign_in)
        in_response_to = response.get_in_response_to()
        if not in_response_to:
            raise NotAsked("It was begun at the provider.")
        only_once(response, sign_in)
        return Answer(claims_in(response, sign_in), in_response_to)
    except (OneLogin_Saml2_Error, OneLogin_Saml2_ValidationError, ValueError, SyntaxError, KeyError) as error:
        raise NotProven(str(error)) from error


def settings_for(request: HttpRequest, sign_in: OrganisationSignIn) -> dict[str, Any]:
    given = sign_in.app.settings
    return {
        "strict": True,
        "sp": {
            "entityId": entity_id(request, sign_in),
            "assertionConsumerService": {"url": answer_address(request, sign_in), "binding": POST},
        },
        "idp": {
            "entityId": given["entity_id"],
            "singleSignOnService": {"url": given["sso_url"], "binding": REDIRECT},
            "x509certMulti": {"signing": given["certificates"]},
        },
        "security": {
            "rejectDeprecatedAlgorithm": True,
            "wantAttributeStatement": False,
            "wantNameId": False,
            "requestedAuthnContext": False,
            "allowRepeatAttributeName": True,
            "allowSingleLabelDomains": True,
        },
    }


def where(request: HttpRequest, sign_in: OrganisationSignIn) -> dict[str, Any]:
    """We received it here."""
    here = urlsplit(answer_address(request, sign_in))
    is_secure = "on" if here.scheme == "https" else "off"
    return {"https": is_secure, "http_host": here.netloc, "script_name": here.path, "get_data": {}, "post_data": {}}


def check_more(response: OneLogin_Saml2_Response, request: HttpRequest, sign_in: OrganisationSignIn) -> None:
    here = answer_address(request, sign_in)
    if response.document.get("Destination", here) != here:
        raise NotProven("It was meant for another address.")
    if entity_id(request, sign_in) not in response.get_audiences():
        raise NotProven("It names no audience, or another one.")
    confirmed = response._query_assertion(f"/{'/'.join(f'saml:{name}' for name in PATH)}")
    if not any(one.get("Recipient") == here and one.get("NotOnOrAfter") for one in confirmed):
        raise NotProven("It does not say that it is for us, or until when.")


PATH = ("Subject", "SubjectConfirmation", "SubjectConfirmationData")


def only_once(response: OneLogin_Saml2_Response, sign_in: OrganisationSignIn) -> None:
    """The question is forgotten with its answer; an answer is also known by its own number."""
    until = response.get_assertion_not_on_or_after() or time.time() + REMEMBERED
    key = f"company_sign_in:saml:{sign_in.app.provider_id}:{response.get_assertion_id()}"
    if not cache.add(key, True, max(60, min(REMEMBERED, int(until - time.time()) + 60))):
        raise NotProven("It has been used.")


def claims_in(response: OneLogin_Saml2_Response, sign_in: OrganisationSignIn) -> Claims:
    said: Mapping[str, list] = response.get_attributes()
    more = {"email": one_of(said, EMAIL), "name": one_of(said, NAME) or of_parts(said)}
    return claims_of(sign_in, subject_of(response, sign_in, said), {**said, **more})


def subject_of(response: OneLogin_Saml2_Response, sign_in: OrganisationSignIn, said: Mapping[str, list]) -> str:
    """What the provider calls this person for ever. Names and addresses are given to others one day."""
    if name := sign_in.app.settings.get("id_attribute"):
        found = said.get(name) or []
        if len(found) == 1 and found[0]:
            return f"{name}={found[0]}"
        raise NotProven("The attribute that says who somebody is is missing.")
    name_id = response.get_nameid_data()
    if name_id.get("Format") != PERSISTENT or not name_id.get("Value"):
        raise NotProven("The name identifier is not persistent.")
    return f"{name_id.get('NameQualifier', '')}|{name_id.get('SPNameQualifier', '')}|{name_id['Value']}"


def one_of(said: Mapping[str, list], names: tuple[str, ...]) -> str:
    return next((str(said[name][0]) for name in names if said.get(name) and said[name][0]), "")


def of_parts(said: Mapping[str, list]) -> str:
    names = (" ".join(filter(None, (one_of(said, (part,)) for part in parts))) for parts in NAME_PARTS)
    return next(filter(None, names), "")
