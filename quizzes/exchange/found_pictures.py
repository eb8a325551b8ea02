"""Pictures in the HTML of an import: the first that the file holds becomes the question's picture."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from quizzes.exchange.asked import Picture
from quizzes.exchange.reading import Item, Reading, note
from quizzes.exchange.rich_texts import soup_of
from quizzes.exchange.uploads import refuse
from quizzes.exchange.xml_trees import Element

Find = Callable[[str], tuple[str, bytes] | None]  # from an address to a file's name and content

EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,([A-Za-z0-9+/=\s]*)")
MARKER = "embedded:"
MOST_PARTS = 5_000  # elements and attributes of one question in XML


def take_picture(html: str, find: Find, item: Item, reading: Reading) -> tuple[str, Picture | None]:
    """The HTML without pictures, and the question's."""
    if "<img" not in html.lower():
        return html, None
    embedded: list[tuple[str, bytes]] = []
    soup = soup_of(EMBEDDED.sub(lambda match: set_aside(match, embedded), html))
    picture: Picture | None = None
    for tag in soup.find_all("img"):
        address = str(tag.get("src", ""))
        if picture is not None:
            note(item, _("A question has one picture; another one is left out."))
        elif found := found_at(address, embedded, find):
            picture = Picture(reading.keep(*found), " ".join(str(tag.get("alt", "")).split()), found[1])
        else:
            note(item, _("A picture that is not in the file is left out."))
        tag.decompose()
    if picture and not picture.alt:
        note(item, _("The picture has no description: please write one after importing."))
    return str(soup), picture


def size_of(question: Element) -> int:
    """How much there is to read besides pictures: characters, elements and attributes."""
    return len(EMBEDDED.sub("", "".join(question.texts(apart_from="file")))) + question.size


def check_parts(question: Element) -> None:
    if question.size > MOST_PARTS:
        raise refuse(_("This goes on for too long to be one question."), question.line)


def set_aside(match: re.Match, embedded: list[tuple[str, bytes]]) -> str:
    """Pictures may stand in the text itself; there they would count as words."""
    kind = {"jpeg": "jpg", "svg+xml": "svg"}.get(match[1], match[1])
    try:
        embedded.append((f"picture.{kind}", base64.b64decode(match[2])))
    except binascii.Error:
        return ""
    return f"{MARKER}{len(embedded) - 1}"


def found_at(address: str, embedded: list[tuple[str, bytes]], find: Find) -> tuple[str, bytes] | None:
    number = address.removeprefix(MARKER)
    if address.startswith(MARKER) and number.isascii() and number.isdigit() and int(number) < len(embedded):
        return embedded[int(number)]
    return find(address)


def nowhere(address: str) -> None:
    """Formats without files have no pictures but embedded ones."""
    return None
