"""What an OpenID Connect provider says of itself, and its keys. Asked once in an hour."""

from __future__ import annotations

import hashlib
from typing import Any

import requests
from django.core.cache import cache
from django.utils.translation import gettext as _

from people.reaching import GuardedSession, is_askable

WELL_KNOWN = "/.well-known/openid-configuration"
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
HOUR = 60 * 60
AWAY = 20  # seconds


class CannotUse(requests.RequestException):
    """With a sentence for whoever sets it up."""


def known_of(issuer: str) -> dict[str, Any]:
    """Who is away is not asked again by everybody who presses the button."""
    if cache.get(away_key(issuer)):
        raise CannotUse(_("The provider did not answer a moment ago. Try again in a while."))
    try:
        return kept(known_key(issuer), lambda: discover(issuer))
    except CannotUse:
        cache.set(away_key(issuer), True, AWAY)
        raise


def learn_anew(issuer: str) -> dict[str, Any]:
    """For whoever sets it up. Raises `CannotUse`."""
    said = discover(issuer)
    cache.delete(away_key(str(said["issuer"])))
    cache.set(known_key(str(said["issuer"])), said, HOUR)
    return said


def known_key(issuer: str) -> str:
    return f"company_sign_in:openid:{digest(issuer)}"


def away_key(issuer: str) -> str:
    return f"company_sign_in:away:{digest(issuer)}"


def keys_of(jwks_uri: str, *, anew: bool = False) -> list[dict[str, Any]]:
    """A provider changes its keys now and then; `anew` where one is missing, at most once a minute."""
    key = f"company_sign_in:keys:{digest(jwks_uri)}"
    if anew and cache.add(f"{key}:anew", True, 60):
        cache.delete(key)
    return kept(key, lambda: fetch_keys(jwks_uri))


def discover(issuer: str) -> dict[str, Any]:
    """Raises `CannotUse`."""
    said = fetch(issuer.rstrip("/") + WELL_KNOWN)
    if str(said.get("issuer", "")).rstrip("/") != issuer.rstrip("/"):
        told = str(said.get("issuer", ""))[:200]
        raise CannotUse(
            _("The provider there calls itself “%(issuer)s”. Give exactly this address as its issuer.")
            % {"issuer": told}
            if told
            else _("There is no OpenID Connect provider at this address.")
        )
    if not all(isinstance(said.get(name), str) and is_askable(said[name]) for name in NEEDED):
        raise CannotUse(_("The provider at this address does not say where to sign in, or not with https."))
    return said


def fetch_keys(jwks_uri: str) -> list[dict[str, Any]]:
    keys = fetch(jwks_uri).get("keys")
    return [key for key in keys if isinstance(key, dict)] if isinstance(keys, list) else []


def fetch(address: str) -> dict[str, Any]:
    try:
        with GuardedSession() as session:
            answer = session.get(address, headers={"Accept": "application/json"})
        answer.raise_for_status()
        said = answer.json()
    except requests.RequestException as error:
        raise CannotUse(
            _("There was no usable answer from %(address)s. Compare the address, and try again in a while.")
            % {"address": address}
        ) from error
    if not isinstance(said, dict):
        raise CannotUse(_("There is no OpenID Connect provider at this address."))
    return said


def kept(key: str, make: Any) -> Any:
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, HOUR)
    return found


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
