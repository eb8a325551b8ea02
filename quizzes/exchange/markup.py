"""XML as text: each function gives a piece that is already escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from curriculum.packing.nodes import UNPRINTABLE


def words(text: str) -> str:
    return escape(UNPRINTABLE.sub("", text))


def comment(text: str) -> str:
    """One line; XML forbids two hyphens side by side in it."""
    return f"<!-- {re.sub('-(?=-)', '- ', ' '.join(words(text).split()))} -->"


def element(tag: str, /, *inner: str, **attributes: str | int | float) -> str:
    """`class_` and `base_type` are the attributes `class` and `base-type`; `xml__lang` is `xml:lang`."""
    written = "".join(
        f" {attribute_name(name)}={quoteattr(UNPRINTABLE.sub('', str(value)))}" for name, value in attributes.items()
    )
    content = "".join(inner)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def attribute_name(name: str) -> str:
    return name.rstrip("_").replace("__", ":").replace("_", "-")
