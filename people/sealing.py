"""Keys made from `SECRET_KEY`: whoever reads a table or a backup of it reads nothing of what is sealed."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def lock(salt: str, name: object) -> Fernet:
    """Of one thing of one kind."""
    return Fernet(base64.urlsafe_b64encode(salted_hmac(salt, str(name), algorithm="sha256").digest()))


def seal_text(salt: str, name: object, text: str) -> str:
    """Empty stays empty."""
    return lock(salt, name).encrypt(text.encode()).decode() if text else ""


def unseal_text(salt: str, name: object, sealed: str) -> str:
    """Empty where the secret key has changed."""
    try:
        return lock(salt, name).decrypt(sealed.encode()).decode() if sealed else ""
    except InvalidToken:
        return ""
