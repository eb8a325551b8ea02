"""What a line says, kept beside how it is drawn.

A PDF stores glyphs. In scripts that join, reorder or run from right to left, the letters cannot be told from them, so
screen readers and copying would give a garbled name. PDF has `ActualText` for this. WeasyPrint does not write it, so it
is added before the file is written.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import ReplacedBox, TextBox

FIRST_JOINING_SCRIPT = 0x0590  # Hebrew. Latin, Greek, Cyrillic, Armenian before it are drawn letter by letter.


def add_reading_text(document: Any, pdf: pydyf.PDF) -> None:
    """WeasyPrint's finisher: every line of joined or right-to-left script gets the text it was set from."""
    texts = texts_by_mark(document, pdf)
    for element in lines_of(pdf):
        if is_garbled_by_drawing(text := texts[element["K"][0]]):
            element["ActualText"] = pydyf.String(text)
    for mark in marks_of(pdf):
        text = texts[mark["MCID"]]
        # Copying tools put right-to-left letters in order themselves, and would turn ours round again.
        if is_garbled_by_drawing(text) and not runs_right_to_left(text):
            mark["ActualText"] = pydyf.String(text)
    map_every_glyph(pdf)


def map_every_glyph(pdf: pydyf.PDF) -> None:
    """Of a letter drawn with two glyphs the first is mapped to it. The second must be mapped too: to nothing seen."""
    for stream in streams_of(pdf):
        if b"begincmap" in stream.stream:
            stream.stream = [part.replace(b" <>", b" <200b>") for part in stream.stream]


def streams_of(pdf: pydyf.PDF) -> list[pydyf.Stream]:
    return [item for item in pdf.objects if isinstance(item, pydyf.Stream)]


def texts_by_mark(document: Any, pdf: pydyf.PDF) -> dict[int, str]:
    """The text of each mark. Pictures are marked too and have none. Tags and boxes stand in the same order."""
    kids = [element["K"] for element in pdf.objects if is_tag(element)]
    marks = [kid for entry in kids for kid in entry if isinstance(kid, int)]
    boxes = [
        box
        for box in document.pages[0]._page_box.descendants(placeholders=True)
        if isinstance(box, TextBox | ReplacedBox)
    ]
    return dict(zip(marks, (getattr(box, "text", "") for box in boxes), strict=True))


def is_tag(element: object) -> bool:
    return isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem"


def lines_of(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [element for element in pdf.objects if is_tag(element) and [type(kid) for kid in element["K"]] == [int]]


def marks_of(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    parts = [part for stream in streams_of(pdf) for part in stream.stream]
    return [part for part in parts if isinstance(part, pydyf.Dictionary) and "MCID" in part]


def is_garbled_by_drawing(text: str) -> bool:
    return any(ord(letter) >= FIRST_JOINING_SCRIPT and unicodedata.category(letter)[0] in "LM" for letter in text)


def runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
