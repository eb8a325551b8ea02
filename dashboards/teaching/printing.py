"""Teaching material on paper: tagged, in one look, with every letter that occurs."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from certificates.printing.fonts import SANS, SERIF, families_with
from certificates.printing.press import Typeface, print_pdf

ASSETS = Path(__file__).parent / "assets"
LINK_WITHIN = re.compile(r"<a\b(?![^>]*\shref=\"(?:https?:|mailto:|tel:))[^>]*>(.*?)</a>", re.DOTALL)


def print_sheet(
    body: str, title: str, language: str, paper: str, *, heading: str = "", layout: str = "sheet-lesson"
) -> bytes:
    """A PDF/UA-1 file. `heading` is for a body that has none; `layout` is a class in assets/teaching.css."""
    context = {
        "body": without_links_within(body),
        "title": title,
        "heading": heading,
        "language": language,
        "paper": paper,
        "layout": layout,
        "site_name": settings.SITE_NAME,
    }
    html = render_to_string("dashboards/teaching/pdf/sheet.html", context)
    return print_pdf(html, typeface_for(html), "teaching", ASSETS)


def without_links_within(body: str) -> SafeString:
    """On paper a link within this site leads nowhere; its words stay."""
    return mark_safe(LINK_WITHIN.sub(r"\1", body))  # noqa: S308


def typeface_for(html: str) -> Typeface:
    """The same for every sheet of the same letters, so that fonts are read once."""
    letters = "".join(sorted(set(unescape(strip_tags(html)))))
    text, heading = families_with(SANS, letters), families_with(SERIF, letters)
    return Typeface(name=text, title=heading, text=text, heading=heading)
