"""Papers as PDF. Letters are as large as the page allows, and never so large that something is cut off."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from certificates.printing.press import pages_taken, print_pdf
from dashboards.papers.sheets import Papers, Sheet
from dashboards.teaching.printing import typeface_for

ASSETS = Path(__file__).parent / "assets"
STEPS = 10  # sizes of letters, in assets/papers.css
ON_A_SHEET = {"a4": 10, "letter": 8}


def print_paper(papers: Papers, sheet: Sheet, *, large: bool = False) -> bytes:
    """PDF/UA-1. `large` is twice the sheet, for a poster. Each language is on pages of its own."""
    size = papers.said.sheet
    if sheet.name == "card":
        step = largest(lambda step: html_of(papers, sheet, "card", step), 2 * len(papers.words))
        return drawn(html_of(papers, sheet, f"{size}-cards", step, copies=range(ON_A_SHEET[size])))
    if sheet.name == "poster":
        form = f"{size}-large" if large else f"{size}-poster"
        step = largest(lambda step: html_of(papers, sheet, form, step), len(papers.words))
        return drawn(html_of(papers, sheet, form, step))
    return drawn(html_of(papers, sheet, size, 0))


def largest(html_in: Callable[[int], str], pages: int) -> int:
    """The step of the largest letters with which it is no more pages; the smallest if it never fits: then it takes
    further pages, and nothing is cut off. Smaller letters never take more pages, so halves are enough."""
    return bisect_left(range(STEPS - 1), True, key=lambda step: taken(html_in(step)) <= pages)


def taken(html: str) -> int:
    return pages_taken(html, typeface_for(html), "papers", ASSETS)


def drawn(html: str) -> bytes:
    return print_pdf(html, typeface_for(html), "papers", ASSETS)


def html_of(papers: Papers, sheet: Sheet, form: str, step: int, **more: Any) -> str:
    pages = papers.pages(sheet)
    context = {"papers": papers, "sheet": sheet, "pages": pages, "form": form, "step": step}
    with translation.override(pages[0].site_language):
        return render_to_string(
            f"dashboards/papers/pdf/{sheet.name}.html", {**context, "site_name": settings.SITE_NAME, **more}
        )
