"""Blocks ↔ pack data, by the type of block alone: a new block made of the usual parts needs nothing here.

`read_value` gives what Wagtail stores as JSON; `write_value` takes the block's value and gives plain data, or nothing
where a pack leaves the field out.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Locale

from curriculum.packing import values
from curriculum.packing.markdown_in import read_markdown
from curriculum.packing.markdown_out import write_markdown
from curriculum.packing.nodes import Node
from curriculum.packing.problems import Mistake, Problems
from curriculum.packing.references import read_reference, reference_to
from curriculum.packing.shelves import Files, Shelf

SAID_BY_SILENCE = {"correct": False}  # besides truth values that are true unless an author says otherwise


@dataclass
class Desk:
    """What reading needs at hand."""

    pack: str
    problems: Problems
    pictures: Shelf
    media: Shelf
    excused: set = field(default_factory=set)  # (model, name) of things whose own entry has a mistake
    locale: Locale | None = None  # the language of what is read

    def in_another_language(self) -> Desk:
        """The same files and mistakes, and what is excused in one language is not in the other."""
        return replace(self, excused=set(), locale=None)


@dataclass
class Sheet:
    """What writing needs at hand."""

    pack: str
    files: Files = field(default_factory=Files)


def silence_means(block: blocks.Block) -> bool | None:
    """What a truth value is where a pack leaves it out; None if it has to be said."""
    return SAID_BY_SILENCE.get(block.name, True if block.get_default() is True else None)


@singledispatch
def must_be_given(block: blocks.Block) -> bool:
    return True


@must_be_given.register
def _field_must_be_given(block: blocks.FieldBlock) -> bool:
    return block.required


@must_be_given.register
def _truth_must_be_given(block: blocks.BooleanBlock) -> bool:
    return silence_means(block) is None


@must_be_given.register
def _list_must_be_given(block: blocks.ListBlock) -> bool:
    return bool(block.meta.min_num)


# Reading --------------------------------------------------------------------------------------------------------


@singledispatch
def read_value(block: blocks.Block, node: Node, desk: Desk) -> Any:
    raise TypeError(f"{type(block).__name__} cannot be read from a pack: register it in curriculum.packing.blocks.")


@read_value.register
def _read_text(block: blocks.FieldBlock, node: Node, desk: Desk) -> str:
    return values.read_line(node)


@read_value.register
def _read_paragraphs(block: blocks.TextBlock, node: Node, desk: Desk) -> str:
    return values.read_paragraphs(node)


@read_value.register
def _read_markdown(block: blocks.RichTextBlock, node: Node, desk: Desk) -> str:
    return read_markdown(node, block.features)


@read_value.register
def _read_choice(block: blocks.ChoiceBlock, node: Node, desk: Desk) -> str:
    return values.read_choice(node, [value for value, _label in block.field.choices if value], may_be_empty=True)


@read_value.register
def _read_number(block: blocks.IntegerBlock, node: Node, desk: Desk) -> int | None:
    return None if values.is_empty(node) else values.read_number(node)


@read_value.register
def _read_decimal(block: blocks.FloatBlock, node: Node, desk: Desk) -> int | float | None:
    return None if values.is_empty(node) else values.read_decimal(node)


@read_value.register
def _read_truth(block: blocks.BooleanBlock, node: Node, desk: Desk) -> bool:
    return values.read_truth(node)


@read_value.register
def _read_picture(block: ImageChooserBlock, node: Node, desk: Desk) -> int | None:
    return None if values.is_empty(node) else desk.pictures.take(node).pk


@read_value.register
def _read_document(block: DocumentChooserBlock, node: Node, desk: Desk) -> int | None:
    return None if values.is_empty(node) else desk.media.take(node).pk


@read_value.register
def _read_chosen(block: blocks.ChooserBlock, node: Node, desk: Desk) -> int | None:
    if values.is_empty(node):
        return None
    return read_reference(node, block.model_class, desk.pack, desk.excused, desk.locale).pk


@read_value.register
def _read_list(block: blocks.ListBlock, node: Node, desk: Desk) -> list[dict]:
    items = values.read_items(node)
    if not items and must_be_given(block):
        raise Mistake(node, _("This list is empty."))
    read = [desk.problems.attempt(read_value, block.child_block, item, desk) for item in items]
    return [{"type": "item", "value": value, "id": None} for value in read]  # see identities


@read_value.register
def _read_struct(block: blocks.StructBlock, node: Node, desk: Desk) -> dict[str, Any]:
    needed = [name for name, child in block.child_blocks.items() if must_be_given(child)]
    return read_struct(block, values.read_fields(node, block.child_blocks, needed, desk.problems), desk)


def read_struct(block: blocks.StructBlock, nodes: dict[str, Node], desk: Desk) -> dict[str, Any]:
    """What is left out is empty; the defaults of blocks are where editors start, not what a pack means."""
    return {
        name: desk.problems.attempt(read_value, child, nodes[name], desk) if name in nodes else value_if_silent(child)
        for name, child in block.child_blocks.items()
    }


def value_if_silent(block: blocks.Block) -> Any:
    if isinstance(block, blocks.BooleanBlock):
        return silence_means(block)
    if isinstance(block, blocks.ListBlock):
        return []
    if isinstance(block, blocks.ChooserBlock | blocks.IntegerBlock | blocks.FloatBlock):
        return None
    return {} if isinstance(block, blocks.StructBlock) else ""


# Writing --------------------------------------------------------------------------------------------------------


@singledispatch
def write_value(block: blocks.Block, value: Any, sheet: Sheet) -> Any:
    raise TypeError(f"{type(block).__name__} cannot be written to a pack: register it in curriculum.packing.blocks.")


@write_value.register
def _write_text(block: blocks.FieldBlock, value: Any, sheet: Sheet) -> str:
    return values.tidy_line(str(value)) if value is not None else ""


@write_value.register
def _write_paragraphs(block: blocks.TextBlock, value: str | None, sheet: Sheet) -> str:
    return values.tidy_paragraphs(value or "")


@write_value.register
def _write_markdown(block: blocks.RichTextBlock, value: Any, sheet: Sheet) -> str:
    return write_markdown(value.source if value else "")


@write_value.register
def _write_number(block: blocks.IntegerBlock, value: int | None, sheet: Sheet) -> int | None:
    return value


@write_value.register
def _write_decimal(block: blocks.FloatBlock, value: float | None, sheet: Sheet) -> int | float | None:
    return None if value is None else values.tidy_number(value)


@write_value.register
def _write_truth(block: blocks.BooleanBlock, value: bool, sheet: Sheet) -> bool | None:
    return None if bool(value) is silence_means(block) else bool(value)


@write_value.register(ImageChooserBlock)
@write_value.register(DocumentChooserBlock)
def _write_file(block: blocks.ChooserBlock, value: Any, sheet: Sheet) -> str:
    return sheet.files.name(value) if value else ""


@write_value.register
def _write_chosen(block: blocks.ChooserBlock, value: Any, sheet: Sheet) -> str:
    return reference_to(block.model_class).name(value, sheet.pack) if value else ""


@write_value.register
def _write_list(block: blocks.ListBlock, value: Any, sheet: Sheet) -> list:
    return [write_value(block.child_block, item, sheet) for item in value]


@write_value.register
def _write_struct(block: blocks.StructBlock, value: Any, sheet: Sheet) -> dict[str, Any]:
    written = {name: write_value(child, value.get(name), sheet) for name, child in block.child_blocks.items()}
    return {name: data for name, data in written.items() if data not in (None, "", [])}
