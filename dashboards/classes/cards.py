"""The cards of a group, as lists and as a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from certificates.names import tidied
from dashboards.classes.addresses import card_address
from people.models import Card, Group, Role
from quizzes.analysis.spreadsheet import harmless

WIDTHS = {"A": 28, "B": 12, "C": 28, "D": 60}


@dataclass(frozen=True)
class Handed:
    """A card as it is handed to its learner."""

    name: str
    words: str
    language: str
    address: str


def cards_of(group: Group) -> QuerySet[Card]:
    learning = Card.objects.filter(user__memberships__group=group, user__memberships__role=Role.LEARNER)
    return learning.select_related("user").order_by(Lower("user__display_name"), "user")


def handed(request: HttpRequest, cards: Iterable[Card]) -> list[Handed]:
    return [Handed(str(card.user), card.words, card.language, card_address(request, card)) for card in cards]


def workbook_of(group: Group, cards: Iterable[Handed]) -> bytes:
    """Stored as text, so nothing in it is ever a formula. The sign before what looks like one is for whoever makes it a
    CSV file."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Cards")[:31])
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    sheet.append(as_text(sheet, [_("Name"), _("Code"), _("Three words"), _("Link")]))
    for card in cards:
        sheet.append(as_text(sheet, [card.name, group.spoken_code, card.words, card.address]))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def as_text(sheet: WriteOnlyWorksheet, row: list[str]) -> list[WriteOnlyCell]:
    cells = []
    for text in row:
        cell = WriteOnlyCell(sheet, harmless(tidied(text)))
        cell.data_type = "s"
        cells.append(cell)
    return cells
