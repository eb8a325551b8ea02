"""What a card shows beside its words."""

from __future__ import annotations

import segno
from django.http import HttpRequest
from django.urls import reverse

from people.models import Card


def entrance_address(request: HttpRequest, card: Card) -> str:
    return request.build_absolute_uri(reverse("people:card_entrance", args=[card.token]))


def picture_of(address: str) -> str:
    """A QR picture as a `data:` address, so that no file with a way into somebody's learning is ever fetched."""
    return segno.make(address, error="m", micro=False).svg_data_uri(scale=4, border=4, light="#fff")
