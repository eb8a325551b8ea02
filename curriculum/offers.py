"""What rooms above offer on a course's page, such as questions before it begins and after its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from curriculum.outline import Outline

# The request, the course, and how far its reader is (None for those who have not begun).
Offer = Callable[[HttpRequest, Outline, Any], SafeString]

_offers: list[Offer] = []


def register_offer(offer: Offer) -> None:
    """`offer` gives the HTML of what it offers, or nothing. To visitors without a session it says the same to all."""
    if offer not in _offers:
        _offers.append(offer)


def offers_for(request: HttpRequest, outline: Outline, standing: Any) -> SafeString:
    return format_html_join("", "{}", ((offer(request, outline, standing),) for offer in _offers))
