"""Who the site is to machines: its `did:web`, and the document that lists the keys it vouches for."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from openbadgeslib.ob3.did import multikey_from_pem

from certificates.keys import Use
from certificates.models import IssuerKey

CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


def did() -> str:
    """did:web:learn.example.org; a port is written %3A8000. Its document is at `/.well-known/did.json` there."""
    return f"did:web:{quote(urlsplit(settings.WAGTAILADMIN_BASE_URL).netloc, safe='')}"


def key_address(name: str) -> str:
    """What a proof calls the key of this name."""
    return f"{did()}#{name}"


def did_document() -> dict[str, Any]:
    """Every trusted key, in use or not, so that what it once signed can be checked. Withdrawn ones are left out."""
    keys = IssuerKey.objects.trusted().for_use(Use.CREDENTIAL)
    methods = [
        {
            "id": key_address(key.name),
            "type": "Multikey",
            "controller": did(),
            "publicKeyMultibase": multikey_from_pem(key.public),
        }
        for key in keys
    ]
    return {
        "@context": CONTEXTS,
        "id": did(),
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
