"""The cards of a group, as lists and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell, harmless
from dashboards.classes.addresses import card_address
from dashboards.workbooks import workbook
from people.models import Card, Group, Role
from people.names import tidied

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


def workbook_of(group: Group, cards: Iterable[Handed]) -> IO[bytes]:
    """The sign before what looks like a formula is for whoever makes it a CSV file."""
    return workbook(_("Cards"), lines_of(group, cards), WIDTHS)


def lines_of(group: Group, cards: Iterable[Handed]) -> Iterator[list[Cell]]:
    yield [_("Name"), _("Code"), _("Three words"), _("Link")]
    for card in cards:
        yield [harmless(tidied(text)) for text in (card.name, group.spoken_code, card.words, card.address)]
