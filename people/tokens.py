"""Tokens that programs carry, in a link or a header. They are shown once; what is kept of one is its digest."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """A token has 256 bits, so a plain digest of it gives nothing away."""
    return hashlib.sha256(token.encode()).hexdigest()
