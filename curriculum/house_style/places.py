"""Names for the places of a page, as its editor sees them."""

from __future__ import annotations

from typing import Any

from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst
from wagtail.blocks import StreamValue

from curriculum.house_style.findings import Place

HEADINGS = ["title", "heading"]  # the fields that name a block
LONGEST_HEADING = 60


def place_of_field(page: Any, name: str) -> Place:
    label = capfirst(str(page._meta.get_field(name).verbose_name))
    return Place(kind=label, anchor=f"id_{name}-label")


def place_of_block(child: StreamValue.StreamChild, number: int) -> Place:
    """`number` counts from 1, as people do."""
    return Place(
        kind=str(child.block.label),
        anchor=f"block-{child.id}-section",
        number=number,
        heading=_heading_of(child.value),
        block_id=child.id or "",
    )


def _heading_of(value: Any) -> str:
    """The block's title, or else the first words in it."""
    texts = _texts(value) if not hasattr(value, "get") else [value.get(name) or "" for name in HEADINGS]
    first = next((text for text in texts if text), "") or next((text for text in _texts(value) if text), "")
    return Truncator(first).chars(LONGEST_HEADING)


def _texts(value: Any) -> list[str]:
    values = value.values() if hasattr(value, "values") else [value]
    texts = [text for text in values if isinstance(text, str) or hasattr(text, "source")]
    return [" ".join(strip_tags(getattr(text, "source", text)).split()) for text in texts]
