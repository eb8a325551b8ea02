"""The printing press: HTML in, PDF/UA out, with bundled files only.

A press is a set of fonts read once. WeasyPrint is quick when fetcher, font configuration and parsed CSS are shared
between certificates; Pango's font map is not made for threads, so a process prints one certificate at a time.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates.fonts import SERIF, Family
from certificates.reading import add_reading_text

ASSETS = Path(__file__).parent / "print"
BUNDLED = "bundled:"
DRAWN_PNG = "data:image/png;base64,"
DRAWINGS = {f"{BUNDLED}{name}": ASSETS / name for name in ("mark.svg", "horizon.svg")}
printing = Lock()


class Typeface(NamedTuple):
    """Which families each part of the page is set in, in the order in which they are tried."""

    name: tuple[Family, ...]
    title: tuple[Family, ...]
    text: tuple[Family, ...]

    @property
    def families(self) -> dict[str, Family]:
        return {family.name: family for part in (*self, (SERIF,)) for family in part}


class BundledFetcher(URLFetcher):
    """Gives out fonts, our own drawings and pictures drawn here. Nothing is delegated: no file, network or redirect."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.fonts: dict[str, Path] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url.startswith(DRAWN_PNG):
            return URLFetcherResponse(url, base64.b64decode(url.removeprefix(DRAWN_PNG)), {"Content-Type": "image/png"})
        name = url.removeprefix(BUNDLED)
        if name in self.fonts and url != name:
            return URLFetcherResponse(url, self.fonts[name].read_bytes(), {"Content-Type": "font/sfnt"})
        if url in DRAWINGS:
            return URLFetcherResponse(url, DRAWINGS[url].read_bytes(), {"Content-Type": "image/svg+xml"})
        raise ValueError(f"A certificate is made of bundled files only, not of {url[:80]!r}.")


fetcher = BundledFetcher()


@lru_cache(maxsize=16)
def press(typeface: Typeface) -> tuple[CSS, FontConfiguration]:
    configuration = FontConfiguration()
    css = font_faces(typeface) + (ASSETS / "certificate.css").read_text(encoding="utf-8")
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
        ("body", typeface.text),
        ("h1", (SERIF,)),
        (".title", typeface.title),
        (".name", typeface.name),
    ):
        names = ",".join(f"'{own_name(family)}'" for family in part)
        rules.append(f"{selector}{{font-family:{names}}}")
    return "\n".join(rules)


def own_name(family: Family) -> str:
    return f"Plainsight {family.name}"


def print_pdf(html: str, typeface: Typeface) -> bytes:
    with printing:
        css, configuration = press(typeface)
        return HTML(string=html, url_fetcher=fetcher).write_pdf(
            stylesheets=[css], font_config=configuration, pdf_variant="pdf/ua-1", finisher=add_reading_text
        )
