"""What a browser carries from one of our pages to the next while somebody signs in: sealed, and for minutes only.

Not in the session: a provider's own form reaches us without one, and signing in begins a new one.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest, HttpResponseBase

from people.sealing import lock

SALT = "people.company_sign_in"
LONGEST = 3900  # letters a browser keeps in one cookie


def carry(request: HttpRequest, response: HttpResponseBase, name: str, content: dict[str, Any], seconds: int) -> None:
    sealed = lock(SALT, name).encrypt(zlib.compress(json.dumps(content).encode())).decode()
    if len(sealed) <= LONGEST:
        secure = request.is_secure()
        response.set_cookie(name, sealed, max_age=seconds, secure=secure, httponly=True, samesite="Lax")


def carried(request: HttpRequest, name: str, seconds: int) -> dict[str, Any]:
    """Empty for what nobody here sealed, or that is too old."""
    try:
        return dict(json.loads(zlib.decompress(lock(SALT, name).decrypt(request.COOKIES.get(name, ""), ttl=seconds))))
    except InvalidToken:
        return {}


def put_down(response: HttpResponseBase, name: str) -> None:
    response.delete_cookie(name, samesite="Lax")
