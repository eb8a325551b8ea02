"""Cached results that become wrong all at once.

Every result is stored with the stamp that was current *before* it was made, and counts only while that stamp is
current. What was made from pages as they were just before a publish never outlives it, whichever process made it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.cache import cache
from django.db import transaction

CACHE_SECONDS = 60 * 60 * 24

OUTLINES = "curriculum:stamp:outlines"
BODIES = "curriculum:stamp:bodies"


def recall(stamp_name: str, key: str, make: Callable[[], Any]) -> Any:
    """The stored result, or a new one. A result of None is not stored."""
    return recall_many(stamp_name, {key: make})[key]


def recall_many(stamp_name: str, makers: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Several results under one stamp, in one round trip."""
    found = cache.get_many([stamp_name, *makers])
    stamp = found.get(stamp_name) or _first_stamp(stamp_name)
    fresh = {key: found[key][1] for key in makers if key in found and found[key][0] == stamp}
    made = {key: make() for key, make in makers.items() if key not in fresh}
    if kept := {key: (stamp, result) for key, result in made.items() if result is not None}:
        cache.set_many(kept, CACHE_SECONDS)
    return fresh | made


def current_stamp(stamp_name: str) -> str:
    """For results that are kept under a key of their own: put it into the key, before they are made."""
    return cache.get(stamp_name) or _first_stamp(stamp_name)


def expire(stamp_names: Iterable[str]) -> None:
    """Results made so far no longer count: from now on, and again once other connections can see what changed."""
    names = list(stamp_names)

    def stamp_anew() -> None:
        cache.set_many({name: uuid.uuid4().hex for name in names}, None)

    stamp_anew()
    if transaction.get_connection().in_atomic_block:
        transaction.on_commit(stamp_anew)


def _first_stamp(stamp_name: str) -> str:
    cache.add(stamp_name, uuid.uuid4().hex, None)
    return cache.get(stamp_name)
