"""The code on a certificate: printed in groups, typed by people, carried by the QR code."""

from __future__ import annotations

import secrets

# As for guest passes: no vowels (no words) and no look-alikes.
from people.models.guests import ALPHABET

LENGTH = 15
GROUP = 5


def new_code() -> str:
    """15 letters of 21 are 66 bits. People type codes, so they are no longer than safety asks for.

    Wrong codes are limited per address (`certificates.limits`), and among a million one guess in 7 × 10¹³ hits.
    """
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def as_stored(typed: str) -> str:
    """A code as a person types it: any case, with or without spaces, dashes and dots."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def as_printed(code: str) -> str:
    """CDFGH JKMNP QRTWX"""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
