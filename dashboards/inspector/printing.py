"""Tables on paper: PDF/UA-1, tagged, their headings on every page, pages numbered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import strip_tags

from certificates.printing.fonts import letters_without_a_font
from certificates.printing.press import print_pdf
from curriculum.spreadsheets import Cell
from dashboards.teaching.printing import typeface_for

ASSETS = Path(__file__).parent / "assets"
INSTEAD = "\u25a1"  # of a letter that no font here has; tables of data have it all


@dataclass(frozen=True)
class Table:
    title: str
    notes: list[str]
    headings: list[str]
    rows: Sequence[Sequence[Cell]]
    nothing: str  # said where there are no rows
    layout: str  # a class in assets/tables.css
    before: list[tuple[str, str]] = field(default_factory=list)  # a number and the words it stands for

    @property
    def has_many_rows(self) -> bool:
        """One alone needs no heading of its own: checkers take more headings than cells for a mistake."""
        return len(self.rows) > 1


def print_table(table: Table, language: str, paper: str) -> bytes:
    return print_page("dashboards/inspector/pdf/table.html", {"table": table}, language, paper)


def print_page(template: str, context: dict[str, Any], language: str, paper: str) -> bytes:
    facts = {"language": language, "paper": paper, "site_name": settings.SITE_NAME, "today": timezone.localdate()}
    html = with_letters_there_are(render_to_string(template, facts | context))
    return print_pdf(html, typeface_for(html), "tables", ASSETS)


def with_letters_there_are(html: str) -> str:
    letters = "".join(sorted(set(unescape(strip_tags(html)))))
    return html.translate(dict.fromkeys(map(ord, letters_without_a_font(letters)), INSTEAD))
