"""Where learners come in: in the language of their cards, on the host the leader is on (a school may have its own)."""

from __future__ import annotations

import segno
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from people.models import Card, Group


def entrance(request: HttpRequest, group: Group) -> str:
    """Where the code is typed."""
    return _absolute(request, group.card_language, "people:join")


def join_address(request: HttpRequest, group: Group) -> str:
    """With the code in it."""
    return _absolute(request, group.card_language, "people:join_class", group.join_code)


def card_address(request: HttpRequest, card: Card) -> str:
    """Whoever opens it is signed in as the learner. It is never a link on a leader's page."""
    return _absolute(request, card.language, "people:card_entrance", card.token)


def as_typed(address: str) -> str:
    """As people type it: browsers add the rest."""
    return address.partition("://")[2].rstrip("/")


def drawn(address: str) -> str:
    """A picture to scan, sharp at every size."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(border=4, light="#fff", dark="#000", omitsize=True))


def _absolute(request: HttpRequest, language: str, name: str, *args: str) -> str:
    with translation.override(language):
        return request.build_absolute_uri(reverse(name, args=args))
