"""What a pack is made of: kinds of page, each with its file name, its model and its fields in the order written.

Rooms above add their own: a kind of step (`register_step`), or a file beside course.yaml (`register_part`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from wagtail.models import Page

from curriculum.choices import Audience, Pillar, Sector, Topic, TranslationState
from curriculum.models import Course, Lesson, Module
from curriculum.packing import values
from curriculum.packing.blocks import Desk, Sheet
from curriculum.packing.fields import Blocks, Field, Language, Line, Lines, Markdown, Number, Paragraphs, Picture, Words
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Place

EMPTY: tuple = (None, "", [])


@dataclass(frozen=True)
class PageKind:
    model: type[Page]
    file: str  # its file's name, or how that ends
    fields: tuple[Field, ...]

    def read(self, node: Node, desk: Desk) -> dict[Field, Any]:
        """The value of every field that could be read."""
        required = [field.name for field in self.fields if field.required]
        nodes = values.read_fields(node, ["key", *(field.name for field in self.fields)], required, desk.problems)
        found: dict[Field, Any] = {}
        for field in self.fields:
            if field.name not in nodes or values.is_empty(nodes[field.name]):
                found |= {} if field.required else {field: field.silence}
            elif (value := desk.problems.attempt(field.read, nodes[field.name], desk)) is not None:
                found[field] = value
        return found

    def store(self, page: Page, found: dict[Field, Any]) -> None:
        for field, value in found.items():
            field.store(page, value)

    def check(self, page: Page, found: dict[Field, Any], node: Mapping) -> Iterator[tuple[Place, str]]:
        for field, value in found.items():
            if field.name in node.items:
                yield from field.check(page, value, node.items[field.name])

    def write(self, page: Page, sheet: Sheet) -> dict[str, Any]:
        written = {field: field.write(page, sheet) for field in self.fields}
        return {field.name: data for field, data in written.items() if field.always or is_said(field, data)}


def is_said(field: Field, data: Any) -> bool:
    """Whether leaving the field out would mean something else."""
    return data not in EMPTY and data != field.silence


class Part(Protocol):
    """A file beside course.yaml that holds something other than pages."""

    file: str

    def load(self, node: Node | None, load: Any) -> None:
        """Read the file (None: there is none) and write what it says, noting mistakes in `load.desk.problems`."""

    def write(self, course: Course, sheet: Sheet) -> Any:
        """The file's data, its pictures named on the sheet; None if the course needs no such file."""


COURSE = PageKind(
    Course,
    "course.yaml",
    (
        Line("title", required=True),
        Language("language", required=True),
        Line("translation", choices=TranslationState.values),
        Line("version", required=True),
        Line("audience", required=True, choices=Audience.values),
        Line("sector", choices=Sector.values),
        Line("pillar", required=True, choices=Pillar.values),
        Line("region"),
        Line("summary"),
        Markdown("introduction"),
        Lines("objectives"),
        Lines("curriculum_codes", always=True),
        Number("valid_months", silence=None),
        Paragraphs("attestation"),
        Picture("picture"),
        Markdown("parent_letter"),
        Markdown("parent_letter_exemption"),
        Line("facilitator_module"),
    ),
)
MODULE = PageKind(Module, "module.yaml", (Line("title", required=True), Paragraphs("introduction")))
LESSON = PageKind(
    Lesson,
    ".yaml",
    (
        Line("title", required=True),
        Number("minutes", required=True),
        Lines("objectives"),
        Words("topics", choices=Topic.values),
        Lines("curriculum_codes"),
        Line("summary"),
        Blocks("body", required=True, model=Lesson),
    ),
)

_steps: list[PageKind] = [LESSON]
_parts: list[Part] = []


def register_step(kind: PageKind) -> None:
    """Kinds registered later are asked first, so that `.quiz.yaml` is not taken for `.yaml`."""
    _steps.insert(0, kind)


def register_part(part: Part) -> None:
    _parts.append(part)


def parts() -> list[Part]:
    return list(_parts)


def step_kind_of_file(name: str) -> PageKind | None:
    return next((kind for kind in _steps if name.endswith(kind.file)), None)


def kind_of_page(page: Page) -> PageKind | None:
    return next((kind for kind in (COURSE, MODULE, *_steps) if isinstance(page, kind.model)), None)
