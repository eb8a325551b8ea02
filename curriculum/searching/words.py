"""Words as they are compared: without capitals and accents, and forgiving about a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+")
JOINED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
# Words that say nothing about what is looked for; they count only where nothing else was typed.
FILLERS = frozenset(
    "a an and are as at be by can do does for from has have how i if in is it my of on or that the their they this to"
    " was what when where which who why with you your"
    " au aux ce ces cette comment dans de des du elle en est et il ils je la le les ma mes mon ne ou par pas pour qu"
    " que quand quel quelle qui quoi sa se ses son sont sur un une vous".split()
)


class Token(NamedTuple):
    word: str  # as compared
    start: int  # where it stands in the text
    end: int


def fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(JOINED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in composed letters (NFC), each with its place."""
    for found in WORD.finditer(text):
        yield Token(fold(found.group()), found.start(), found.end())


def pairs_of(word: str) -> set[str]:
    """Its letters two by two, beginning and end among them."""
    padded = f" {word} "
    return {padded[at : at + 2] for at in range(len(padded) - 1)}


def slips_allowed(word: str) -> int:
    """How many letters may be wrong, missing, too many, or have changed places with the next."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def slips_between(one: str, other: str) -> int:
    """The optimal string alignment distance: Levenshtein's, and neighbours that changed places count as one slip."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]
