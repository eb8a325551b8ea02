"""What is there in several languages, counted once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings


def each_once(things: Iterable[Any]) -> list[list[Any]]:
    """The translations of one thing together, the one in the site's own language first; in the order they come."""
    together: dict[Any, list[Any]] = {}
    for thing in things:
        together.setdefault(thing.translation_key, []).append(thing)
    return [sorted(translations, key=_is_no_original) for translations in together.values()]


def _is_no_original(thing: Any) -> bool:
    return thing.locale.language_code != settings.LANGUAGE_CODE
