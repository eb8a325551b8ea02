"""The code on a certificate: printed in groups, typed by people, carried by the QR code."""

from __future__ import annotations

from people.codes import as_stored, in_groups, random_code

__all__ = ["as_printed", "as_stored", "new_code"]

LENGTH = 15


def new_code() -> str:
    """15 letters of 21 are 66 bits. People type codes, so they are no longer than safety asks for.

    Wrong codes are limited per address, and among a million one guess in 7 × 10¹³ hits.
    """
    return random_code(LENGTH)


def as_printed(code: str) -> str:
    """CDFGH JKMNP QRTWX"""
    return in_groups(code, " ")
