"""The printing press: HTML in, PDF out, with bundled files only.

A press is a set of fonts read once. WeasyPrint is quick when fetcher, font configuration and parsed CSS are shared
between certificates; Pango's font map is not made for threads, so a process prints one certificate at a time.
"""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import pydyf
from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.printing.archival import finisher
from certificates.printing.fonts import SERIF, Family
from certificates.printing.links import show_links_on_paper
from certificates.printing.margins import set_margins_apart
from certificates.printing.reading_text import add_reading_text
from certificates.printing.table_headings import say_what_headings_head

ASSETS = Path(__file__).parent / "assets"
BUNDLED = "bundled:"
CREDENTIAL_FILE = "credential.json"
DRAWN_PNG = "data:image/png;base64,"
DRAWN = {
    DRAWN_PNG: "image/png",
    "data:image/jpeg;base64,": "image/jpeg",
    "data:image/svg+xml;base64,": "image/svg+xml",
}
DRAWINGS = {f"{BUNDLED}{name}": ASSETS / name for name in ("mark.svg", "horizon.svg")}
printing = Lock()


class Typeface(NamedTuple):
    """Which families each part of the page is set in, in the order in which they are tried."""

    name: tuple[Family, ...]
    title: tuple[Family, ...]
    text: tuple[Family, ...]
    heading: tuple[Family, ...] = (SERIF,)

    @property
    def families(self) -> dict[str, Family]:
        return {family.name: family for part in self for family in part}


class BundledFetcher(URLFetcher):
    """Gives out fonts, our own drawings and pictures that the page holds. Nothing is delegated: no file, network or
    redirect, also where a picture asks for more."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.fonts: dict[str, Path] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        for start, kind in DRAWN.items():
            if url.startswith(start):
                return URLFetcherResponse(url, base64.b64decode(url.removeprefix(start)), {"Content-Type": kind})
        name = url.removeprefix(BUNDLED)
        if name in self.fonts and url != name:
            return URLFetcherResponse(url, self.fonts[name].read_bytes(), {"Content-Type": "font/sfnt"})
        if url in DRAWINGS:
            return URLFetcherResponse(url, DRAWINGS[url].read_bytes(), {"Content-Type": "image/svg+xml"})
        raise ValueError(f"What is printed is made of bundled files only, not of {url[:80]!r}.")


fetcher = BundledFetcher()


@lru_cache(maxsize=16)
def press(typeface: Typeface, sheet: str, folder: Path = ASSETS) -> tuple[CSS, FontConfiguration]:
    """`sheet` names stylesheets of the folder, with spaces between."""
    configuration = FontConfiguration()
    css = font_faces(typeface) + "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in sheet.split())
    return CSS(string=css, font_config=configuration, url_fetcher=fetcher), configuration


def font_faces(typeface: Typeface) -> str:
    """Under names of our own, so that a font of the same name on the machine is never taken instead."""
    rules = []
    for family in typeface.families.values():
        for weight, path in family.paths.items():
            fetcher.fonts[f"{family.name}-{weight}"] = path
            source = f"url('{BUNDLED}{family.name}-{weight}')"
            rules.append(f"@font-face{{font-family:'{own_name(family)}';font-weight:{weight};src:{source}}}")
    for selector, part in (
        ("html", typeface.text),
        ("h1,.heading", typeface.heading),
        (".title", typeface.title),
        (".name", typeface.name),
    ):
        names = ",".join(f"'{own_name(family)}'" for family in part)
        rules.append(f"{selector}{{font-family:{names}}}")
    return "\n".join(rules)


def own_name(family: Family) -> str:
    return f"Plainsight {family.name}"


def print_pdf(html: str, typeface: Typeface, sheet: str, folder: Path = ASSETS) -> bytes:
    """A PDF/UA-1 file, of as many pages as it takes. Rooms above have stylesheets in folders of their own."""
    return draw(html, typeface, sheet, folder, pdf_variant="pdf/ua-1", finisher=finish)


def pages_taken(html: str, typeface: Typeface, sheet: str, folder: Path = ASSETS) -> int:
    """How many pages it would be, without writing them."""
    with printing:
        css, configuration = press(typeface, sheet, folder)
        document = HTML(string=html, url_fetcher=fetcher).render(stylesheets=[css], font_config=configuration)
        return len(document.pages)


def finish(document: Any, pdf: pydyf.PDF) -> None:
    add_reading_text(document, pdf)
    say_what_headings_head(pdf)
    set_margins_apart(pdf)
    show_links_on_paper(pdf)


def print_for_the_archive(
    html: str, typeface: Typeface, sheet: str, credential: dict[str, Any] | None = None, signature_label: str = ""
) -> bytes:
    """PDF/A-3a and PDF/UA-1 at once. The file carries the credential, and with a label a field to be signed."""
    attachments = [enclosed(credential)] if credential else []
    return draw(
        html, typeface, sheet, pdf_variant="pdf/a-3a", attachments=attachments, finisher=finisher(signature_label)
    )


def enclosed(credential: dict[str, Any]) -> Attachment:
    text = json.dumps(credential, ensure_ascii=False)
    described = {"name": CREDENTIAL_FILE, "description": "Open Badges 3.0 credential", "relationship": "Data"}
    return Attachment(string=text, url_fetcher=fetcher, **described)  # a fetcher of its own would double the time


def draw(html: str, typeface: Typeface, sheet: str, folder: Path = ASSETS, **options: Any) -> bytes:
    with printing:
        css, configuration = press(typeface, sheet, folder)
        document = HTML(string=html, url_fetcher=fetcher)
        return document.write_pdf(stylesheets=[css], font_config=configuration, **options)
