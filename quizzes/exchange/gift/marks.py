"""The signs that GIFT gives a meaning, and how they are written when they mean nothing."""

from __future__ import annotations

import re

# An escaped sign is kept apart from one with a meaning by a noncharacter, which no text holds.
SIGNS = {
    "~": "\ufdd0",
    "=": "\ufdd1",
    "#": "\ufdd2",
    "{": "\ufdd3",
    "}": "\ufdd4",
    ":": "\ufdd5",
    "\\": "\ufdd6",
    "n": "\ufdd7",
}
MEANT = {mark: ("\n" if sign == "n" else sign) for sign, mark in SIGNS.items()}
ESCAPED = re.compile(r"\\([\\~=#{}:n])")
SPECIAL = re.compile(r"[\\~=#{}:\n]")
NONCHARACTERS = re.compile("[\ufdd0-\ufdef]")


def escape(text: str) -> str:
    return SPECIAL.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def set_aside(text: str) -> str:
    """The text with escaped signs out of the way."""
    return ESCAPED.sub(lambda found: SIGNS[found[1]], NONCHARACTERS.sub("", text))


def bring_back(text: str) -> str:
    return NONCHARACTERS.sub(lambda found: MEANT.get(found[0], ""), text)
