"""The words on learners' cards: plain, short, easy to spell, and nothing that could hurt.

The lists are in `people/words/<language>.txt`, a word a line. Three of 400 are about 26 bits; they count only together
with a class code, and wrong ones are limited.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from pathlib import Path

WORDS = 3
FOLDER = Path(__file__).parent / "words"


@cache
def words_in(language: str) -> tuple[str, ...]:
    return tuple((FOLDER / f"{language}.txt").read_text(encoding="utf-8").split())


def random_words(language: str) -> str:
    """Three different ones, as they are printed."""
    return " ".join(secrets.SystemRandom().sample(words_in(language), WORDS))


def as_stored(typed: str) -> str:
    """Words as a person types them: any case, accent and punctuation, one space between."""
    plain = unicodedata.normalize("NFKD", typed).casefold()
    letters = "".join(sign if sign.isalpha() else " " for sign in plain if not unicodedata.combining(sign))
    return " ".join(letters.split())
