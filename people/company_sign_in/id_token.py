"""The signed statement of an OpenID Connect provider about who somebody is.

Its signature is always checked, though the token comes straight from the provider: nothing rests on the connection
alone.
"""

from __future__ import annotations

from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

from people.company_sign_in.discovery import keys_of

# Signed with a private key; neither "none" nor a secret that both sides know.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
KINDS = ("RSA", "EC", "OKP")
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
SECONDS_APART = 60  # that two clocks may differ


def read_id_token(token: object, config: dict[str, Any], client_id: str, nonce: str) -> dict[str, Any]:
    """What it says. Raises `OAuth2Error`."""
    if not isinstance(token, str):
        raise OAuth2Error("There is no ID token.")
    try:
        said = jwt.decode(
            token,
            key=key_for(jwt.get_unverified_header(token), config["jwks_uri"]),
            algorithms=ALGORITHMS,
            audience=client_id,
            issuer=config["issuer"],
            leeway=SECONDS_APART,
            options={"require": NEEDED},
        )
    except jwt.PyJWTError as error:
        raise OAuth2Error(f"Invalid ID token: {error}") from error
    if not nonce or said["nonce"] != nonce:
        raise OAuth2Error("The ID token answers another question.")
    if not isinstance(said["sub"], str) or not said["sub"] or said.get("azp", client_id) != client_id:
        raise OAuth2Error("The ID token is for another program, or names nobody.")
    return said


def key_for(header: dict[str, Any], jwks_uri: str) -> jwt.PyJWK:
    if header.get("alg") not in ALGORITHMS:
        raise OAuth2Error("The ID token is not signed as it has to be.")
    for anew in (False, True):
        usable = [key for key in keys_of(jwks_uri, anew=anew) if is_usable(key, header)]
        if len(usable) == 1 or (usable and header.get("kid")):
            return jwt.PyJWK(usable[0], algorithm=header["alg"])
    raise OAuth2Error("The ID token is signed with a key that the provider does not have.")


def is_usable(key: dict[str, Any], header: dict[str, Any]) -> bool:
    is_meant = header.get("kid") in (None, key.get("kid"))
    return is_meant and key.get("kty") in KINDS and key.get("use", "sig") == "sig"
