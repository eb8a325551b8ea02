"""Learners' cards on paper: eight to a sheet, to cut out and hand over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from certificates.paper import paper_in
from certificates.printing.fonts import SANS, families_with, letters_without_a_font
from certificates.printing.layout import step_for
from certificates.printing.pdf import qr_of
from certificates.printing.press import Typeface, print_pdf
from dashboards.classes.cards import Handed
from people.models import Group
from people.names import tidied

ASSETS = Path(__file__).parent / "assets"
MOST = 240  # cards in one file: thirty sheets
ON_A_SHEET = 8
# Sizes in points with the lines they may take. The last ones hold two hundred wide letters.
NAME_STEPS = ((17, 1), (14, 1), (12, 2), (10, 2), (8.5, 3), (7, 4), (6, 5), (5, 7))
NAME_POINTS = 240


@dataclass(frozen=True)
class Printed:
    card: Handed
    name: str
    name_step: int
    qr: str


def print_cards(group: Group, entrance: str, cards: Sequence[Handed]) -> bytes:
    """PDF/UA-1, on the paper of the group's region. `entrance` is where the code and the words are typed."""
    names = [printable(card.name) for card in cards]
    letters = "".join(sorted({letter for text in [*names, str(group)] for letter in text}))
    families = families_with(SANS, letters)
    printed = [
        Printed(card, name, step_for(name, families, NAME_STEPS, NAME_POINTS), qr_of(card.address))
        for card, name in zip(cards, names, strict=True)
    ]
    facts = {
        "group": group,
        "title": printable(str(group)),
        "entrance": entrance,
        "sheets": [printed[start : start + ON_A_SHEET] for start in range(0, len(printed), ON_A_SHEET)],
        "language": group.card_language,
        "paper": paper_in(group.organisation.region),
        "site_name": settings.SITE_NAME,
    }
    with translation.override(group.card_language):
        html = render_to_string("dashboards/classes/pdf/cards.html", facts)
    return print_pdf(html, Typeface(name=families, title=families, text=families, heading=families), "cards", ASSETS)


def printable(name: str) -> str:
    """Without what no font here has; where nothing is left there is a line to write on."""
    missing = set(letters_without_a_font(name))
    return tidied("".join(letter for letter in name if letter not in missing)) or "\u00a0"
