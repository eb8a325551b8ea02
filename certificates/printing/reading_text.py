"""What a line says, kept beside how it is drawn.

A PDF stores glyphs. In scripts that join, reorder or run from right to left, the letters cannot be told from them, so
screen readers and copying would give a garbled name. PDF has `ActualText` for this. WeasyPrint does not write it, so it
is added before the file is written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TextBox

FIRST_JOINING_SCRIPT = 0x0590  # Hebrew. Latin, Greek, Cyrillic, Armenian before it are drawn letter by letter.


def add_reading_text(document: Any, pdf: pydyf.PDF) -> None:
    """WeasyPrint's finisher: every line of joined or right-to-left script gets the text it was set from."""
    marks = marks_by_place(pdf)
    # Pictures are marked too and have no text. Tags and boxes stand in the same order, page after page.
    for (tag, number), box in zip(marked_tags(pdf), marked_boxes(document), strict=True):
        text = getattr(box, "text", "")
        if not is_garbled_by_drawing(text):
            continue
        if len(tag["K"]) == 1:
            tag["ActualText"] = pydyf.String(text)
        # Copying tools put right-to-left letters in order themselves, and would turn ours round again.
        if not runs_right_to_left(text):
            marks[tag["Pg"], number]["ActualText"] = pydyf.String(text)
    map_every_glyph(pdf)
    leave_out_empty_texts(pdf)


def map_every_glyph(pdf: pydyf.PDF) -> None:
    """Of a letter drawn with two glyphs the first is mapped to it. The second must be mapped too: to nothing seen."""
    for stream in streams_of(pdf):
        if b"begincmap" in stream.stream:
            stream.stream = [part.replace(b" <>", b" <200b>") for part in stream.stream]


def leave_out_empty_texts(pdf: pydyf.PDF) -> None:
    """Between two moves WeasyPrint shows an empty text. PDFium (Chrome, Android) then forgets the move before it, and
    draws letters over each other. Without it the two moves add up, in every viewer."""
    for stream in streams_of(pdf):
        stream.stream = [
            part.replace(b"<>", b" ") if isinstance(part, bytes) and part.endswith(b"] TJ") else part
            for part in stream.stream
        ]


def streams_of(pdf: pydyf.PDF) -> list[pydyf.Stream]:
    return [item for item in pdf.objects if isinstance(item, pydyf.Stream)]


def marked_boxes(document: Any) -> Iterator[TextBox | ReplacedBox]:
    """What is drawn, in the order of the document. What stands in a page's margins is no part of that."""
    for page in document.pages:
        for child in page._page_box.children:
            if not isinstance(child, MarginBox):
                family = [child, *child.descendants(placeholders=True)]
                yield from (box for box in family if isinstance(box, TextBox | ReplacedBox))


def marked_tags(pdf: pydyf.PDF) -> Iterator[tuple[pydyf.Dictionary, int]]:
    """Each mark on a page with the tag it belongs to, in the order of reading."""

    def below(tag: pydyf.Dictionary) -> Iterator[tuple[pydyf.Dictionary, int]]:
        for kid in tag["K"]:
            if isinstance(kid, int):
                yield tag, kid
            elif is_tag(child := object_at(pdf, kid)):
                yield from below(child)

    return below(object_at(pdf, pdf.catalog["StructTreeRoot"]))


def marks_by_place(pdf: pydyf.PDF) -> dict[tuple[Any, int], pydyf.Dictionary]:
    """The dictionaries that open marked content, by page and number."""
    return {
        (page.reference, part["MCID"]): part
        for page in pdf.objects
        if isinstance(page, pydyf.Dictionary) and page.get("Type") == "/Page"
        for part in object_at(pdf, page["Contents"]).stream
        if isinstance(part, pydyf.Dictionary) and "MCID" in part
    }


def object_at(pdf: pydyf.PDF, reference: bytes | str) -> Any:
    return pdf.objects[int(reference.split()[0])]


def is_tag(element: object) -> bool:
    return isinstance(element, pydyf.Dictionary) and element.get("Type") == "/StructElem"


def is_garbled_by_drawing(text: str) -> bool:
    return any(ord(letter) >= FIRST_JOINING_SCRIPT and unicodedata.category(letter)[0] in "LM" for letter in text)


def runs_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)
