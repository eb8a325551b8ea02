"""What is still missing, or cannot work as it is. A draft may be incomplete; what learners get may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import Block, ListBlock, StructBlock

from curriculum.house_style.findings import Finding, Place
from curriculum.house_style.material import Material, PlacedBlock
from curriculum.house_style.places import place_of_field
from curriculum.models import Lesson

NAME = "incomplete"


def look(material: Material) -> Iterator[Finding]:
    if material.kind.blocks_in and not material.blocks:
        is_lesson = isinstance(material.page, Lesson)
        sentence = _("The lesson has no blocks yet.") if is_lesson else _("There is nothing here yet.")
        yield incomplete(place_of_field(material.page, material.kind.blocks_in), sentence)
    for block in material.blocks:
        for sentence in missing_in(block):
            yield incomplete(block.place, sentence)


def incomplete(place: Place, sentence: str) -> Finding:
    advice = _("You can save the draft as it is. Complete this before you submit or publish.")
    return Finding(NAME, place, sentence, advice, blocks_publishing=True)


def missing_in(placed: PlacedBlock) -> Iterator[str]:
    """A sentence for each thing that keeps a block from being shown."""
    try:
        placed.child.block.clean(placed.value)
    except ValidationError as error:
        yield from _sentences(error, placed.child.block, placed.value, [])


def _sentences(error: ValidationError, block: Block, value: Any, trail: list[str]) -> Iterator[str]:
    """`trail` leads into the block: “Scene 2”, “Choice 1”."""
    within: dict[Any, ValidationError] = getattr(error, "block_errors", {})
    if isinstance(block, StructBlock) and within:
        for name, inner in within.items():
            yield from _sentences(inner, block.child_blocks[name], value[name], trail)
    elif isinstance(block, ListBlock) and hasattr(error, "non_block_errors"):
        for at, inner in within.items():
            step = _("%(item)s %(number)s") % {"item": block.child_block.label, "number": at + 1}
            yield from _sentences(inner, block.child_block, value[at], [*trail, step])
        if error.non_block_errors:
            yield _in_trail(trail, _too_few(block, len(value)) or " ".join(error.non_block_errors))
    else:
        yield _in_trail(trail, _plain_words(error, block, trail))


def _plain_words(error: ValidationError, block: Block, trail: list[str]) -> str:
    if all(getattr(part, "code", "") == "required" for part in error.error_list):
        return _("“%(field)s” is missing.") % {"field": block.label}
    return _("“%(field)s”: %(message)s") % {"field": block.label, "message": " ".join(error.messages)}


def _too_few(block: ListBlock, count: int) -> str:
    least = block.meta.min_num or 0
    if count >= least:
        return ""
    sentence = ngettext("“%(field)s” is empty: add at least one.", "“%(field)s” needs at least %(least)s.", least)
    return sentence % {"field": block.label, "least": least}


def _in_trail(trail: list[str], sentence: str) -> str:
    return " › ".join([*trail, sentence])
