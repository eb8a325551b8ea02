"""Finding phrases in a passage, and cutting it where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
Passage = list[str | int]  # text, and the numbers of phrases where they stand in it


def places_of(phrase: str, passage: str) -> Iterator[Span]:
    """Where a phrase stands, however its lines are broken: as whole words first, then anywhere."""
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    if words:
        for pattern in (rf"(?<!\w){words}(?!\w)", words):
            yield from (found.span() for found in re.finditer(pattern, passage))


def overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def locate(phrases: Sequence[str], passage: str) -> dict[int, Span]:
    """The first place of each phrase that no other has taken. Long ones choose first: a short one may stand in them."""
    taken: dict[int, Span] = {}
    for at in sorted(range(len(phrases)), key=lambda at: -len(phrases[at])):
        for place in places_of(phrases[at], passage):
            if not any(overlaps(place, other) for other in taken.values()):
                taken[at] = place
                break
    return taken


def cut(passage: str, places: Sequence[Span]) -> Passage:
    """The passage with a number for each of the places, which are in order."""
    pieces: Passage = []
    end = 0
    for number, place in enumerate(places):
        pieces += [passage[end : place[0]], number]
        end = place[1]
    return [piece for piece in [*pieces, passage[end:]] if piece != ""]


def in_paragraphs(pieces: Passage) -> list[Passage]:
    paragraphs: list[Passage] = [[]]
    for piece in pieces:
        first, *others = re.split(r"\n\s*\n", piece) if isinstance(piece, str) else [piece]
        paragraphs[-1].append(first)
        paragraphs += [[other] for other in others]
    return paragraphs
