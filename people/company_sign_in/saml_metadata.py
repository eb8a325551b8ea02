"""How a SAML provider describes itself: its name, where to sign in, and the certificates it signs with."""

from __future__ import annotations

import base64
import binascii
from typing import Any

import requests
from cryptography import x509
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _

from people.company_sign_in.saml import REDIRECT
from people.reaching import GuardedSession, is_askable

SPACES = {"md": "urn:oasis:names:tc:SAML:2.0:metadata", "ds": "http://www.w3.org/2000/09/xmldsig#"}
PLACE = "md:IDPSSODescriptor"
LONGEST_ID = 1024
MOST_CERTIFICATES = 5


class NotMetadata(ValueError):
    """With a sentence for whoever sets it up."""


def fetch_metadata(address: str) -> str:
    try:
        with GuardedSession() as session:
            answer = session.get(address)
        answer.raise_for_status()
    except requests.RequestException as error:
        raise NotMetadata(
            _("There was no usable answer from %(address)s. Compare the address, and try again in a while.")
            % {"address": address}
        ) from error
    return answer.content.decode("utf-8", "replace")


def read_metadata(text: str) -> dict[str, Any]:
    """`entity_id`, `sso_url` and `certificates`. Raises `NotMetadata`."""
    try:
        root = ElementTree.fromstring(text.strip().encode(), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
        raise NotMetadata(_("This is not the metadata of a SAML provider: it cannot be read as XML.")) from error
    described = [one for one in root.iter(f"{{{SPACES['md']}}}EntityDescriptor") if one.find(PLACE, SPACES) is not None]
    if len(described) != 1:
        raise NotMetadata(_("This is not the metadata of one SAML provider."))
    idp = described[0].find(PLACE, SPACES)
    places = [one.get("Location") for one in idp.findall("md:SingleSignOnService", SPACES) if is_redirect(one)]
    if not places:
        raise NotMetadata(_("The provider offers no sign-in by HTTP-Redirect, which is the one used here."))
    keys = [one for one in idp.findall("md:KeyDescriptor", SPACES) if one.get("use") != "encryption"]
    given = [one.text or "" for key in keys for one in key.findall(".//ds:X509Certificate", SPACES)]
    return {
        "entity_id": read_entity_id(described[0].get("entityID", "")),
        "sso_url": read_place(places[0]),
        "certificates": read_certificates(given),
    }


def is_redirect(service: Any) -> bool:
    return service.get("Binding") == REDIRECT


def read_entity_id(entity_id: str) -> str:
    if entity_id and len(entity_id) <= LONGEST_ID:
        return entity_id
    raise NotMetadata(_("The metadata does not say what the provider is called (entity ID)."))


def read_place(address: str | None) -> str:
    if address and is_askable(address):
        return address
    raise NotMetadata(_("The place to sign in is no address that begins with https://."))


def read_certificates(given: list[str]) -> list[str]:
    """As base64 without headers, each once."""
    found = list(dict.fromkeys(read_certificate(one) for one in given))
    if not found:
        raise NotMetadata(_("There is no certificate with which the provider signs."))
    return found[:MOST_CERTIFICATES]


def read_certificate(text: str) -> str:
    plain = "".join(line.strip() for line in text.splitlines() if "-----" not in line).replace(" ", "")
    try:
        x509.load_der_x509_certificate(base64.b64decode(plain, validate=True)).public_key()
    except (ValueError, binascii.Error, TypeError) as error:
        raise NotMetadata(
            _("This certificate cannot be read. Paste all of it, from BEGIN CERTIFICATE to END CERTIFICATE.")
        ) from error
    return plain


def split_certificates(text: str) -> list[str]:
    """Several may be pasted one after the other."""
    parts = text.split("-----END CERTIFICATE-----")
    return [part for part in parts if part.strip()]
