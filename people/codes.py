"""Codes that people read aloud and type: guests' passes and certificates have them."""

from __future__ import annotations

import secrets
import unicodedata

# No vowels (no words), and none of the letters and digits that look alike: 0 O, 1 I L, 2 Z, 5 S, 8 B, U V.
ALPHABET = "CDFGHJKMNPQRTWXY34679"
GROUP = 5


def random_code(length: int) -> str:
    """Each letter, of 21, is worth about 4.4 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def as_stored(typed: str) -> str:
    """A code as a person types it: any case and width, with or without spaces, dashes and dots."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return "".join(letter for letter in plain if letter.isalnum())


def in_groups(code: str, separator: str, size: int = GROUP) -> str:
    """In groups of five, or of another size, as it is shown, read aloud and printed."""
    return separator.join(code[start : start + size] for start in range(0, len(code), size))
