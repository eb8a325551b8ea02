"""The words of a block or a field, line by line, and which of them are gone or new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import TextDiff
from wagtail.blocks import Block, BooleanBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.fields import RichTextField

from curriculum.paragraphs import paragraphs_of

LONG = 2000  # words or lines
WORD = re.compile(r"\s*(?:\w+|[^\w\s])|\s+")  # with the space before it, so that a new word is marked in one piece


def lines_of_field(field: models.Field, value: Any) -> list[str]:
    return paragraphs_of(value) if isinstance(field, RichTextField) else str(value or "").splitlines()


def lines_of(block: Block, value: Any) -> list[str]:
    """A line for each paragraph, list item and field."""
    if isinstance(block, StructBlock):
        named = ((child, lines_of(child, value.get(name))) for name, child in block.child_blocks.items())
        return [line for child, lines in named if lines for line in _named(child, lines)]
    if isinstance(block, ListBlock):
        return [line for item in value or [] for line in lines_of(block.child_block, item)]
    if isinstance(block, RichTextBlock):
        return paragraphs_of(value.source) if value else []
    return _words_of(block, value).splitlines()


def _words_of(block: Block, value: Any) -> str:
    if isinstance(block, BooleanBlock):
        return _("yes") if value else ""
    if isinstance(block, ChoiceBlock):
        value = dict(block.field.choices).get(value, value)
    return "" if value is None else str(value)


def _named(block: Block, lines: list[str]) -> list[str]:
    name = name_before_words(block)
    return [name, *lines] if isinstance(block, StructBlock | ListBlock) else [f"{name} {lines[0]}", *lines[1:]]


def name_before_words(block: Block) -> str:
    return _("%(label)s:") % {"label": capfirst(str(block.label))}


def plainly(lines: list[str]) -> SafeString:
    return marked(lines, lines)


def marked(before: list[str], after: list[str]) -> SafeString:
    """Lines that stayed as they are, and of the others each word that is gone or new."""
    parts: list[str] = []
    for what, old, new in _steps(before, after):
        if what == "equal":
            parts += map(escape, new)
        elif len(old) == len(new):
            parts += [_words_marked(*pair) for pair in zip(old, new, strict=True)]
        else:
            parts.append(_words_marked("\n".join(old), "\n".join(new)))
    return mark_safe("<br>".join(parts).replace("\n", "<br>"))  # noqa: S308 - every word has been escaped


def _words_marked(before: str, after: str) -> str:
    """Not by Wagtail's own `diff_text`, which takes short words for noise and marks them with their neighbours."""
    changes: list[tuple[str, str]] = []
    for what, old, new in _steps(WORD.findall(before), WORD.findall(after)):
        if what == "equal":
            changes.append(("equal", "".join(new)))
        else:
            changes += [(kind, "".join(words)) for kind, words in (("deletion", old), ("addition", new)) if words]
    return TextDiff(changes).to_html()


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """What became of them, one stretch after the other. A space that became the end of a line is no change. In very
    long texts the commonest words are looked at last, or comparing would take minutes."""
    old, new = ([part.strip() for part in parts] for parts in (before, after))
    for what, start, end, at, until in SequenceMatcher(None, old, new, autojunk=len(new) > LONG).get_opcodes():
        yield what, before[start:end], after[at:until]
