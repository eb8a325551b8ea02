"""The fields of a page as a pack writes them: how each is read, stored on a page, checked and written."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.models import Locale

from curriculum.models.pages import PLAIN_TEXT
from curriculum.packing import values
from curriculum.packing.blocks import Desk, Sheet, must_be_given, read_struct, read_value, write_value
from curriculum.packing.checking import complaints
from curriculum.packing.identities import follow_ids, keep_ids
from curriculum.packing.markdown_in import read_markdown
from curriculum.packing.markdown_out import write_markdown
from curriculum.packing.nodes import Mapping, Node, Scalar
from curriculum.packing.problems import Mistake, Place


@dataclass(frozen=True, eq=False)
class Field:
    """A line of text."""

    name: str
    required: bool = False
    always: bool = False  # written even where it is empty
    silence: Any = ""  # what leaving it out means
    choices: Collection[str] = ()

    def read(self, node: Node, desk: Desk) -> Any:
        if self.choices:
            return values.read_choice(node, self.choices, may_be_empty=not self.required)
        return values.read_line(node)

    def store(self, page: Any, value: Any) -> None:
        setattr(page, self.name, value)

    def check(self, page: Any, value: Any, node: Node) -> Iterator[tuple[Place, str]]:
        """What is wrong with the stored value, beyond how it was written."""
        try:
            page._meta.get_field(self.name).clean(getattr(page, self.name), page)
        except ValidationError as error:
            yield from complaints(error, node, self.name)

    def write(self, page: Any, sheet: Sheet) -> Any:
        return values.tidy_line(getattr(page, self.name))


Line = Field


class Paragraphs(Field):
    def read(self, node: Node, desk: Desk) -> str:
        return values.read_paragraphs(node)

    def write(self, page: Any, sheet: Sheet) -> str:
        return values.tidy_paragraphs(getattr(page, self.name))


class Markdown(Field):
    """Rich text on the site, offering what the page's own field offers."""

    features: Collection[str] = PLAIN_TEXT

    def read(self, node: Node, desk: Desk) -> str:
        return read_markdown(node, self.features)

    def write(self, page: Any, sheet: Sheet) -> str:
        return write_markdown(getattr(page, self.name))


class Number(Field):
    def read(self, node: Node, desk: Desk) -> int | None:
        return self.silence if values.is_empty(node) else values.read_number(node)

    def write(self, page: Any, sheet: Sheet) -> int | None:
        return getattr(page, self.name)


class Day(Field):
    def read(self, node: Node, desk: Desk) -> datetime.date:
        return values.read_date(node)

    def write(self, page: Any, sheet: Sheet) -> str:
        day = getattr(page, self.name)
        return day.isoformat() if day else ""


class Truth(Field):
    def read(self, node: Node, desk: Desk) -> bool:
        return values.read_truth(node)

    def write(self, page: Any, sheet: Sheet) -> bool:
        return bool(getattr(page, self.name))


class Lines(Field):
    """A list in the pack, one item a line on the site."""

    def read(self, node: Node, desk: Desk) -> str:
        items = (desk.problems.attempt(values.read_line, item) for item in values.read_items(node))
        return "\n".join(item for item in items if item)

    def write(self, page: Any, sheet: Sheet) -> list[str]:
        return [line for line in map(values.tidy_line, getattr(page, self.name).splitlines()) if line]


@dataclass(frozen=True, eq=False)
class Words(Field):
    """A list of words on both sides."""

    silence: Any = field(default_factory=list)

    def read(self, node: Node, desk: Desk) -> list[str]:
        words = [desk.problems.attempt(super(Words, self).read, item, desk) for item in values.read_items(node)]
        return [word for word in words if word]

    def write(self, page: Any, sheet: Sheet) -> list[str]:
        return [values.tidy_line(str(word)) for word in getattr(page, self.name) or []]


class Language(Field):
    def read(self, node: Node, desk: Desk) -> Locale:
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        return locales[values.read_choice(node, list(locales))]

    def store(self, page: Any, value: Locale) -> None:
        page.locale = value

    def check(self, page: Any, value: Any, node: Node) -> Iterator[tuple[Place, str]]:
        yield from ()

    def write(self, page: Any, sheet: Sheet) -> str:
        return page.locale.language_code


@dataclass(frozen=True, eq=False)
class Picture(Field):
    """A file and what it shows."""

    silence: Any = None

    def read(self, node: Node, desk: Desk) -> tuple[Any, str] | None:
        if values.is_empty(node):
            return None
        nodes = values.read_fields(node, ("file", "alt"), ("file", "alt"), desk.problems)
        file = desk.problems.attempt(desk.pictures.take, nodes["file"]) if "file" in nodes else None
        alt = desk.problems.attempt(values.read_line, nodes["alt"]) if "alt" in nodes else ""
        return (file, alt or "")

    def store(self, page: Any, value: tuple[Any, str] | None) -> None:
        image, alt = value or (None, "")
        setattr(page, self.name, image)
        setattr(page, f"{self.name}_alt", alt)

    def check(self, page: Any, value: Any, node: Node) -> Iterator[tuple[Place, str]]:
        alt = node.items.get("alt") if isinstance(node, Mapping) else None
        if alt is not None:
            yield from Field(f"{self.name}_alt").check(page, value, alt)

    def write(self, page: Any, sheet: Sheet) -> dict[str, str] | None:
        image = getattr(page, self.name)
        if image is None:
            return None
        return {"file": sheet.files.name(image), "alt": values.tidy_line(getattr(page, f"{self.name}_alt"))}


@dataclass
class ReadBlocks:
    """Blocks without mistakes, as Wagtail stores them, beside where each was written."""

    stored: list[dict] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    has_mistakes: bool = False


@dataclass(frozen=True, eq=False)
class Blocks(Field):
    """A StreamField: a list whose items name their kind and their id."""

    silence: Any = field(default_factory=ReadBlocks)
    kind: str = "block"  # the field that says what an item is
    model: Any = None

    @property
    def blocks(self) -> dict[str, Any]:
        return self.model._meta.get_field(self.name).stream_block.child_blocks

    def read(self, node: Node, desk: Desk) -> ReadBlocks:
        items = values.read_items(node)
        if not items:
            raise Mistake(node, _("This list is empty."))
        found = ReadBlocks()
        seen: set[str] = set()
        for item in items:
            before = desk.problems.mishaps
            stored = desk.problems.attempt(self.read_item, item, desk, seen)
            if stored is None or desk.problems.mishaps > before:
                found.has_mistakes = True
            else:
                found.stored.append(stored)
                found.nodes.append(self.fields_of(item))
        return found

    def fields_of(self, item: Node) -> Node:
        """Where an item's fields stand."""
        return item

    def read_item(self, node: Node, desk: Desk, seen: set[str]) -> dict:
        block = self.read_kind(node)
        own = getattr(block, "child_blocks", ["text"])
        nodes = values.read_fields(node, [self.kind, "id", *own], ["id", *self.needed(block)], desk.problems)
        id = desk.problems.attempt(self.read_id, nodes["id"], seen) if "id" in nodes else ""
        if own == ["text"]:
            value: Any = read_value(block, nodes["text"], desk) if "text" in nodes else ""
        else:
            value = read_struct(block, {name: nodes[name] for name in own if name in nodes}, desk)
        return {"type": block.name, "value": value, "id": id}

    def needed(self, block: Any) -> list[str]:
        if not hasattr(block, "child_blocks"):
            return ["text"]
        return [name for name, child in block.child_blocks.items() if must_be_given(child)]

    def read_kind(self, node: Node) -> Any:
        if not isinstance(node, Mapping) or not isinstance(kind := node.items.get(self.kind), Scalar):
            raise Mistake(node, _("Every item here starts with `%(kind)s: …`.") % {"kind": self.kind})
        return self.blocks[values.read_choice(kind, list(self.blocks))]

    def read_id(self, node: Node, seen: set[str]) -> str:
        id = values.read_name(node)
        if id in seen:
            raise Mistake(node, _("The id “%(id)s” is used twice.") % {"id": id})
        seen.add(id)
        return id

    def store(self, page: Any, value: ReadBlocks) -> None:
        stream = getattr(page, self.name)
        original = getattr(getattr(page, "translates", None), self.name, None)
        stored = follow_ids(original.get_prep_value(), value.stored) if original else value.stored
        stored = keep_ids(stream.get_prep_value() if stream else [], stored)
        setattr(page, self.name, stream.stream_block.to_python(stored))

    def check(self, page: Any, value: ReadBlocks, node: Node) -> Iterator[tuple[Place, str]]:
        stream = getattr(page, self.name)
        try:
            stream.stream_block.clean(stream)
        except ValidationError as error:
            yield from complaints(error, node, self.name, value.nodes)

    def write(self, page: Any, sheet: Sheet) -> list[dict]:
        return [self.write_item(child, sheet) for child in getattr(page, self.name)]

    def write_item(self, child: Any, sheet: Sheet) -> dict:
        written = write_value(child.block, child.value, sheet)
        fields = written if isinstance(written, dict) else {"text": written}
        return {self.kind: child.block_type, "id": child.id, **fields}
