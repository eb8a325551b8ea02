"""Two texts of the same page compared word by word: what stands in one where something stands in the other.

Both were read by the same program, so that what it can't read well, such as joined scripts, is alike in both.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from difflib import SequenceMatcher

MOST_WORDS = 3000
LONGEST_WORD = 1000  # letters; putting a word of many thousand marks in order takes seconds


def words_of(text: str) -> list[str]:
    words = (word[:LONGEST_WORD] for word in text.split()[:MOST_WORDS])
    plain = " ".join(unicodedata.normalize("NFKC", word) for word in words)
    # U+FFFE is a hyphen at the end of a line.
    seen = "".join(letter for letter in plain if letter != "\ufffe" and unicodedata.category(letter) != "Cf")
    return seen.split()[:MOST_WORDS]


def place_of(value: str, words: list[str]) -> range | None:
    """Where `value` stands. Letters in another order too: some scripts aren't read as they are written."""
    wanted = words_of(value)
    count = len(wanted)
    if not wanted:
        return None
    for start in range(len(words) - count + 1):
        if words[start : start + count] == wanted:
            return range(start, start + count)
    letters = sorted("".join(wanted))
    for length in range(1, count + 4):
        for start in range(len(words) - length + 1):
            if sorted("".join(words[start : start + length])) == letters:
                return range(start, start + length)
    return None


@dataclass
class Differences:
    """`found`: what the other text says at each place. `added` and `missing`: words outside of those places."""

    found: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def differences(issued: list[str], places: dict[str, range], other: list[str]) -> Differences:
    owner = {number: name for name, place in places.items() for number in place}
    told: dict[str, list[str]] = {name: [] for name in places}
    result = Differences()
    for kind, start, end, from_, to in SequenceMatcher(None, issued, other, autojunk=False).get_opcodes():
        names = list(dict.fromkeys(owner[number] for number in range(start, end) if number in owner))
        if kind == "equal":
            for number in range(start, end):
                if number in owner:
                    told[owner[number]].append(other[from_ + number - start])
            continue
        if kind == "insert" and owner.get(start) == owner.get(start - 1, ""):
            names = [owner[start]]  # in the middle of a name or a date
        for name in names[:1]:
            told[name] += other[from_:to]
        if not names:
            result.added += other[from_:to]
        result.missing += [issued[number] for number in range(start, end) if number not in owner]
    result.found = {name: " ".join(words) for name, words in told.items()}
    return result
