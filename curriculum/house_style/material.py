"""What the checks look at: a page's words and links, each with its place. The leader's notes are not learner text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from django.utils.functional import cached_property
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StreamValue, StructBlock, TextBlock
from wagtail.fields import RichTextField
from wagtail.models import Page

from curriculum.house_style.findings import Place
from curriculum.house_style.kinds import CheckedKind, kind_of
from curriculum.house_style.places import place_of_block, place_of_field
from curriculum.models import Course
from curriculum.paragraphs import paragraphs_of

FOR_LEADERS = frozenset({"teacher_note", "hard_question"})
NOT_PROSE = frozenset({"scene", "to", "address", "year"})  # names of scenes, addresses, years
READ_BY_LEARNERS = ("title", "summary", "introduction", "objectives", "attestation", "picture_alt")


@dataclass(frozen=True)
class Passage:
    """A stretch of text that learners read, its paragraphs kept apart by empty lines."""

    place: Place
    text: str
    block_type: str = ""  # "" for a field of the page
    html: str = ""  # rich text as it is stored

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")


@dataclass(frozen=True)
class PlacedBlock:
    place: Place
    child: StreamValue.StreamChild

    @property
    def type(self) -> str:
        return self.child.block_type

    @property
    def value(self) -> Any:
        return self.child.value


class Material:
    """One page, or entry, as it is, saved or not. `parent` is for a page that is not in the tree yet."""

    def __init__(self, page: Any, parent: Page | None = None) -> None:
        self.page = page
        self.parent = parent
        self.kind = kind_of(page) or CheckedKind()

    @property
    def language(self) -> str:
        return self.page.locale.language_code if self.page.locale_id else "en"

    @cached_property
    def audience(self) -> str:
        """Whom it, or its course, is for."""
        if self.kind.audience_in:
            return getattr(self.page, self.kind.audience_in)
        start = self.parent or (self.page.get_parent() if self.page.pk else None)
        course = Course.objects.ancestor_of(start, inclusive=True).first() if start else None
        return course.audience if course else ""

    @cached_property
    def blocks(self) -> list[PlacedBlock]:
        body = getattr(self.page, self.kind.blocks_in, None) or []
        return [PlacedBlock(place_of_block(child, number), child) for number, child in enumerate(body, 1)]

    @cached_property
    def passages(self) -> list[Passage]:
        in_blocks = (
            passage
            for block in self.blocks
            if block.type not in FOR_LEADERS
            for passage in _passages_in(block.child.block, block.value, block)
        )
        return [*self._passages_in_fields(), *in_blocks]

    def _passages_in_fields(self) -> Iterator[Passage]:
        names = {field.name: field for field in self.page._meta.get_fields()}
        for name in READ_BY_LEARNERS:
            if text := getattr(self.page, name, ""):
                place = place_of_field(self.page, name)
                html = text if isinstance(names[name], RichTextField) else ""
                yield Passage(place, plain(html) if html else "\n\n".join(text.splitlines()), html=html)


def _passages_in(block: Block, value: Any, placed: PlacedBlock) -> Iterator[Passage]:
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            if name not in NOT_PROSE:
                yield from _passages_in(child, value.get(name), placed)
    elif isinstance(block, ListBlock):
        for item in value or []:
            yield from _passages_in(block.child_block, item, placed)
    elif isinstance(block, RichTextBlock) and value:
        yield Passage(placed.place, plain(value.source), placed.type, value.source)
    elif isinstance(block, (CharBlock, TextBlock)) and value:
        yield Passage(placed.place, value, placed.type)


def plain(html: str) -> str:
    return "\n\n".join(paragraphs_of(html))
