"""What has changed between two versions of a page, in plain words, block by block."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.html import format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import compare
from wagtail.blocks import Block, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from curriculum.reviewing.content import block_as_data, content_fields, value_in
from curriculum.reviewing.words import lines_of, lines_of_field, marked, name_before_words, plainly

NAMING = ["title", "heading", "question", "prompt", "statement", "text", "introduction"]


class What(models.TextChoices):
    CHANGED = "changed", gettext_lazy("changed")
    ADDED = "added", gettext_lazy("added")
    REMOVED = "removed", gettext_lazy("removed")
    MOVED = "moved", gettext_lazy("moved to another place")


@dataclass(frozen=True)
class Difference:
    """One line of the list. `html` holds the words, old ones marked as deleted and new ones as added."""

    label: str
    what: What
    html: SafeString = SafeString("")


def differences(before: Page, after: Page) -> list[Difference]:
    """Of the page's own fields first, then of its blocks in the order they have now."""
    found: list[Difference] = []
    for field in content_fields(type(after)):
        if isinstance(field, StreamField):
            found += stream_differences(field.value_from_object(before), field.value_from_object(after))
        elif value_in(before, field) != value_in(after, field):
            found.append(Difference(capfirst(str(field.verbose_name)), What.CHANGED, field_html(field, before, after)))
    return found


def field_html(field: models.Field, before: Page, after: Page) -> SafeString:
    if field.choices:
        return compare.ChoiceFieldComparison(field, before, after).htmldiff()
    if field.is_relation:
        return compare.ForeignObjectComparison(field, before, after).htmldiff()
    if isinstance(field, models.CharField | models.TextField):
        old, new = field.value_from_object(before), field.value_from_object(after)
        return marked(lines_of_field(field, old), lines_of_field(field, new))
    return compare.FieldComparison(field, before, after).htmldiff()


def stream_differences(before: StreamValue, after: StreamValue) -> Iterator[Difference]:
    old, new = {child.id: child for child in before}, {child.id: child for child in after}
    moved = moved_ids([id for id in old if id in new], [id for id in new if id in old])
    for id, child in new.items():
        if id not in old or old[id].block_type != child.block_type:
            yield Difference(name_of(child), What.ADDED, whole(child))
            continue
        if has_changed(old[id], child):
            yield Difference(name_of(child), What.CHANGED, block_html(old[id], child))
        if id in moved:
            yield Difference(name_of(child), What.MOVED)
    for id, child in old.items():
        if id not in new or new[id].block_type != child.block_type:
            yield Difference(name_of(child), What.REMOVED, whole(child))


def moved_ids(before: list[str], after: list[str]) -> set[str]:
    """As few as explain the new order."""
    blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return set(after) - {id for block in blocks for id in after[block.b : block.b + block.size]}


def has_changed(one: StreamValue.StreamChild, other: StreamValue.StreamChild) -> bool:
    return block_as_data(one.block, one.value) != block_as_data(other.block, other.value)


def name_of(child: StreamValue.StreamChild) -> str:
    """Its kind, and the words by which an editor knows it: Text ‘Opening words of it’."""
    words = Truncator(" ".join(strip_tags(words_of(child)).split())).chars(50)
    kind = capfirst(str(child.block.label))
    return _("%(kind)s ‘%(words)s’") % {"kind": kind, "words": words} if words else kind


def words_of(child: StreamValue.StreamChild) -> str:
    value = child.value
    if not isinstance(child.block, StructBlock):
        return str(value or "").replace(">", "> ")
    named = (str(value[name]) for name in NAMING if name in value and value[name])
    return next(named, "").replace(">", "> ")


def whole(child: StreamValue.StreamChild) -> SafeString:
    return plainly(lines_of(child.block, child.value))


def block_html(before: StreamValue.StreamChild, after: StreamValue.StreamChild) -> SafeString:
    """Only the fields that say something else."""
    if not isinstance(after.block, StructBlock):
        return marked_in(after.block, before.value, after.value)
    changed = [
        (name_before_words(block), marked_in(block, before.value[name], after.value[name]))
        for name, block in after.block.child_blocks.items()
        if block_as_data(block, before.value[name]) != block_as_data(block, after.value[name])
    ]
    return format_html_join("", "<p><strong>{}</strong> {}</p>", changed)


def marked_in(block: Block, before: Any, after: Any) -> SafeString:
    return marked(lines_of(block, before), lines_of(block, after))
