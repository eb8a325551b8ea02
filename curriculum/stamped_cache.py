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

# What this process has read lately and its stamp: unpickling it with every request would cost more than the rest.
AT_HAND = 1000
_at_hand: dict[str, tuple[str, Any]] = {}


def recall(stamp_name: str, key: str, make: Callable[[], Any]) -> Any:
    """The stored result, or a new one. A result of None is not stored."""
    return recall_many(stamp_name, {key: make})[key]


def recall_many(stamp_name: str, makers: Mapping[str, Callable[[], Any]]) -> dict[str, Any]:
    """Several results under one stamp, in one round trip. They are shared by all requests: nobody changes them."""
    stamp = current_stamp(stamp_name)
    # Asked once each: another thread may clear them between a look and a grasp.
    fresh = _fresh({key: held for key in makers if (held := _at_hand.get(key))}, stamp)
    if asked := [key for key in makers if key not in fresh]:
        fresh |= _keep_at_hand(_fresh(cache.get_many(asked), stamp), stamp)
    made = {key: make() for key, make in makers.items() if key not in fresh}
    if kept := {key: (stamp, result) for key, result in made.items() if result is not None}:
        cache.set_many(kept, CACHE_SECONDS)
    return fresh | made


def _fresh(found: Mapping[str, tuple[str, Any]], stamp: str) -> dict[str, Any]:
    return {key: result for key, (made_under, result) in found.items() if made_under == stamp}


def _keep_at_hand(results: dict[str, Any], stamp: str) -> dict[str, Any]:
    """Not printed files: they are large, and bytes need no unpickling. When there are too many all go: those in use are
    back with the next requests."""
    if len(_at_hand) + len(results) > AT_HAND:
        _at_hand.clear()
    _at_hand.update((key, (stamp, result)) for key, result in results.items() if not isinstance(result, bytes))
    return results


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
