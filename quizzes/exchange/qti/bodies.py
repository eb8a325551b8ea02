"""What stands in an item's body: the words that ask, and passages with phrases or gaps in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from quizzes.exchange.rich_texts import LINE_END, PARAGRAPHS, plain_text
from quizzes.exchange.xml_trees import Element

GAP = "_____"
LONGEST_UNIT = 20
SAID_LATER = ("feedback-block", "feedback-inline", "rubric-block", "modal-feedback", "template-block")
LINES = PARAGRAPHS | {"p", "li"}

Part = Any  # what `passage` makes of an element that means something: an index, a gap


def interactions_in(body: Element) -> list[Element]:
    return [element for element in body.walk() if element.name.endswith("-interaction")]


def prepare(body: Element) -> bool:
    """Take what is said later out of the body; whether there was any. Pictures of QTI 2 become those of HTML."""
    found = False
    for element in [body, *body.walk()]:
        later = [part for part in element.children if part.name in SAID_LATER]
        found = found or any(part.name != "feedback-inline" for part in later)
        element.parts = [part for part in element.parts if isinstance(part, str) or part.name not in SAID_LATER]
        if element.name == "object" and element.get("type").startswith("image/"):
            alt = " ".join("".join(element.texts()).split())
            element.name, element.attributes, element.parts = "img", {"src": element.get("data"), "alt": alt}, []
    return found


def words_around(body: Element, interaction: Element) -> str:
    """The HTML that asks: everything but the interaction, of which its own prompt stays."""
    asked = interaction.find("prompt")
    name, parts = interaction.name, interaction.parts
    interaction.name, interaction.parts = "div", asked.parts if asked else []
    html = body.inner()
    interaction.name, interaction.parts = name, parts
    return html


def holder_of(body: Element, inner: Element) -> Element:
    """The element that `inner` stands in."""
    return next((element for element in body.walk() if any(child is inner for child in element.children)), body)


def words_around_blank(body: Element, blank: Element) -> tuple[str, str]:
    """The HTML that asks, and the unit: the few words after a blank that has its line for itself."""
    line = holder_of(body, blank)
    others = [part for part in line.parts if part is not blank]
    after = " ".join("".join(part for part in others if isinstance(part, str)).split())
    before = "".join(part for part in line.parts[: line.parts.index(blank)] if isinstance(part, str)).strip()
    is_alone = line is not body and not before and all(isinstance(part, str) for part in others)
    if is_alone and len(after) <= LONGEST_UNIT:
        line.parts = []
        return body.inner(), after
    blank.name, blank.attributes, blank.parts = "span", {}, [GAP]
    return body.inner(), ""


def passage(parts: list[Element | str], read: Callable[[Element], Part | None]) -> list[str | Part]:
    """Plain text with whatever `read` makes of elements in it."""
    found: list[str | Part] = []
    for piece in pieces(parts, read):
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return [piece for piece in found if piece != ""]


def pieces(parts: list[Element | str], read: Callable[[Element], Part | None]) -> Iterator[str | Part]:
    for part in parts:
        if isinstance(part, str):
            yield LINE_END.sub(" ", part)
        elif part.name == "br":
            yield "\n"
        elif (meant := read(part)) is not None:
            yield meant
        elif part.name != "prompt":
            yield from pieces(part.parts, read)
            yield "\n" if part.name in LINES else ""


def plain(element: Element) -> str:
    return plain_text(element.inner())
