"""How much fits on a slide, and where a long text is cut.

Lengths are estimates for the type of `present.css` on 1280 × 720; where one turns out too short, the page itself makes
the type a little smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil

from bs4 import BeautifulSoup, Tag

A_LINE = 72  # letters
A_SLIDE = 9.5  # lines below a heading
GAP = 0.6  # between paragraphs
HEADINGS = {"h2", "h3", "h4"}
LISTS = {"ul", "ol"}


def rows_of(words: str, letters: int = A_LINE) -> int:
    return ceil(len(words.strip()) / letters)


def lines_of(words: str, letters: int = A_LINE) -> float:
    return max(1, rows_of(words, letters)) + GAP


def shared_out[Thing](
    things: Iterable[Thing], weight: Callable[[Thing], float], room: float = A_SLIDE
) -> list[list[Thing]]:
    """As few slides as will hold them, filled evenly: a last one with a single line would look forgotten."""
    weighed = [(thing, weight(thing)) for thing in things]
    fewest = len(filled_to(room, weighed))
    limit = sum(lines for _thing, lines in weighed) / max(1, fewest)
    while limit < room and len(filled_to(limit, weighed)) > fewest:
        limit += 0.5
    return filled_to(min(limit, room), weighed)


def filled_to[Thing](limit: float, weighed: Iterable[tuple[Thing, float]]) -> list[list[Thing]]:
    slides: list[list[Thing]] = []
    filled = limit
    for thing, lines in weighed:
        if not slides or filled + lines > limit + 0.01:
            slides.append([])
            filled = 0
        slides[-1].append(thing)
        filled += lines
    return slides


@dataclass(frozen=True)
class Part:
    """A paragraph, or an item of a list."""

    html: str
    words: str
    name: str
    around: str = ""  # the tag of the list it belongs to
    number: int = 1  # where in a numbered list


@dataclass(frozen=True)
class Piece:
    """What stands on one slide."""

    heading: str
    html: str


def pieces_of(html: str) -> list[Piece]:
    """Cut at headings; what is too long below one goes on under the same heading."""
    pieces: list[Piece] = []
    for heading, parts in sections(parts_of(html)):
        room = A_SLIDE if heading else A_SLIDE + 2
        for shown in shared_out(parts, lambda part: lines_of(part.words), room) or [[]]:
            begins = f"<h2>{heading.html}</h2>" if heading else ""
            pieces.append(Piece(heading.words if heading else "", begins + joined(shown)))
    return pieces


def parts_of(html: str) -> list[Part]:
    parts: list[Part] = []
    for node in BeautifulSoup(html, "html.parser").children:
        if not isinstance(node, Tag):
            continue
        if node.name in LISTS:
            parts += [
                Part(str(item), item.get_text(), "li", node.name, number)
                for number, item in enumerate(node.find_all("li", recursive=False), 1)
            ]
        else:
            inner = node.decode_contents() if node.name in HEADINGS else str(node)
            parts.append(Part(inner, node.get_text(), node.name))
    return parts


def sections(parts: Iterable[Part]) -> list[tuple[Part | None, list[Part]]]:
    found: list[tuple[Part | None, list[Part]]] = []
    for part in parts:
        if part.name in HEADINGS:
            found.append((part, []))
        else:
            found = found or [(None, [])]
            found[-1][1].append(part)
    return found


def joined(parts: list[Part]) -> str:
    """Items of one list become a list again, which goes on counting where the slide before stopped."""
    html = ""
    for at, part in enumerate(parts):
        is_first = part.around and (at == 0 or parts[at - 1].around != part.around)
        is_last = part.around and (at + 1 == len(parts) or parts[at + 1].around != part.around)
        start = f' start="{part.number}"' if part.around == "ol" and part.number > 1 else ""
        opens = f"<{part.around}{start}>" if is_first else ""
        html += f"{opens}{part.html}{f'</{part.around}>' if is_last else ''}"
    return html
