"""Keeps the ids of list items (messages, scenes, options) when a page is loaded again: answers name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def keep_ids(old: Any, new: Any, pair: Callable[[list, list], list] | None = None) -> Any:
    """`new`, with the ids that `old` has for the same items. Both are blocks as stored: lists and dicts."""
    if isinstance(new, dict) and isinstance(old, dict):
        return {name: keep_ids(old.get(name), value, pair) for name, value in new.items()}
    if not is_items(new) or not is_items(old):
        return new
    partners = (pair or same_or_next)(old, new)
    return [
        {**item, "id": item.get("id") or partner["id"], "value": keep_ids(partner["value"], item["value"], pair)}
        if partner
        else item
        for item, partner in zip(new, partners, strict=True)
    ]


def follow_ids(original: Any, translation: Any) -> Any:
    """`translation`, with the ids of what it translates: its words differ, so the places say what is the same."""
    return keep_ids(original, translation, in_place)


def in_place(old: list[dict], new: list[dict]) -> list[dict | None]:
    by_id = {item["id"]: item for item in old if item.get("id")}
    around = old if len(old) == len(new) else [None] * len(new)
    return [by_id.get(item["id"]) if item.get("id") else there for item, there in zip(new, around, strict=True)]


def is_items(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) and "value" in item for item in value)


def same_or_next(old: list[dict], new: list[dict]) -> list[dict | None]:
    """For each new item the old one it continues: by id, else the one that says the same, else the next one left."""
    left = [item for item in old if item.get("id")]
    partners: list[dict | None] = [take(left, lambda item, new=item: item["id"] == new.get("id")) for item in new]
    for at, item in enumerate(new):
        if partners[at] is None and not item.get("id"):
            partners[at] = take(left, lambda other, item=item: bare(other["value"]) == bare(item["value"]))
    for at, item in enumerate(new):
        if partners[at] is None and not item.get("id") and left:
            partners[at] = left.pop(0)
    return partners


def take(left: list[dict], fits: Any) -> dict | None:
    for at, item in enumerate(left):
        if fits(item):
            return left.pop(at)
    return None


def bare(value: Any) -> Any:
    """A value without the ids within it."""
    if isinstance(value, dict):
        return {name: bare(part) for name, part in value.items() if name != "id" or "value" not in value}
    return [bare(part) for part in value] if isinstance(value, list) else value
