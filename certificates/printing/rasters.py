"""Pages as pictures. PDFium is not made for threads, so a process draws one page at a time, whatever it is for."""

from __future__ import annotations

import io
from threading import Lock

import pypdfium2

drawing = Lock()


def picture_of(pdf: bytes, width: int) -> bytes:
    """The first page as a PNG, so many pixels wide."""
    with drawing, pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=width / page.get_width()).to_pil()
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
