"""Wagtail's and Django's own validation errors, brought back to the lines they are about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList

from curriculum.packing.nodes import Mapping, Node, Sequence
from curriculum.packing.problems import Place


def complaints(
    error: ValidationError, node: Node, name: str = "", nodes: list[Node] | None = None
) -> Iterator[tuple[Place, str]]:
    """Where and what, for an error and all errors within it. `nodes`: the items, where some were left out."""
    for field, errors in getattr(error, "error_dict", {}).items():
        for inner in errors:
            yield from complaints(inner, part(node, field), field)
    if hasattr(error, "error_dict"):
        return
    within: dict[Any, ValidationError] | None = getattr(error, "block_errors", None)
    if within is None:
        yield from ((node, sentence(message, name)) for message in error.messages)
        return
    for key, inner in within.items():
        place = nodes[key] if nodes is not None and isinstance(key, int) else part(node, key)
        yield from complaints(inner, place, key if isinstance(key, str) else "")
    own: ErrorList = getattr(error, "non_block_errors", ErrorList())
    for message in own.as_data():
        yield from ((node, sentence(text, name)) for text in message.messages)


def part(node: Node, key: str | int) -> Node:
    """The value of a field or item, or what holds it where it was left out."""
    if isinstance(node, Mapping) and isinstance(key, str):
        return node.items.get(key, node)
    if isinstance(node, Sequence) and isinstance(key, int) and key < len(node.items):
        return node.items[key]
    return node


def sentence(message: str, name: str) -> str:
    return f"`{name}`: {message}" if name else str(message)
