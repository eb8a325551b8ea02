"""YAML as a tree in which every value knows its file and line.

Only plain data is read. Anchors, aliases and tags are refused (they can blow a small file up, or name Python objects),
and so are keys written twice, of which YAML would silently drop the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from django.utils.translation import gettext as _
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from curriculum.packing.problems import Mistake, Problems, Spot

LARGEST_FILE = 512 * 1024
MOST_EVENTS = 400_000
DEEPEST = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
RESOLVER = yaml.resolver.Resolver()
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
KINDS = {f"tag:yaml.org,2002:{kind}": kind for kind in ("null", "bool", "int", "float")}


@dataclass(frozen=True)
class Node:
    file: str
    line: int


@dataclass(frozen=True)
class Scalar(Node):
    text: str
    kind: str = "text"  # text, null, bool, int or float: what YAML takes it for when it is not in quotes
    is_block: bool = False  # written with | or >, so that its first line is the next one


@dataclass(frozen=True)
class Sequence(Node):
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping(Node):
    items: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)

    def at(self, key: str) -> Spot:
        """Where a key was written; the mapping itself if it was not."""
        return Spot(self.file, self.key_lines.get(key, self.line))


def read_yaml(path: Path, file: str, problems: Problems) -> Node | None:
    """The file's content as a tree; None, with the problem noted, if it is not plain YAML."""
    return problems.attempt(parse_file, path, file, problems)


def parse_file(path: Path, file: str, problems: Problems) -> Node:
    if path.stat().st_size > LARGEST_FILE:
        raise Mistake(Spot(file), _("The file is larger than %(size)d KB.") % {"size": LARGEST_FILE // 1024})
    try:
        return parse(path.read_text(encoding="utf-8-sig"), file, problems)
    except UnicodeDecodeError as error:
        raise Mistake(Spot(file), _("The file is not UTF-8 text.")) from error


def parse(text: str, file: str, problems: Problems) -> Node:
    try:
        return Builder(events_of(text, file), file, problems).document()
    except yaml.MarkedYAMLError as error:
        marks = [error.problem_mark, error.context_mark]
        # Scanning that fails was begun where the mistake is, and ends where it is noticed.
        mark = next(filter(None, reversed(marks) if isinstance(error, yaml.scanner.ScannerError) else marks), None)
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        sentence = _("This is not valid YAML: %(problem)s.") % {"problem": error.problem or error.context}
        raise Mistake(Spot(file, line), sentence) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1 if isinstance(error.position, int) else 1
        raise Mistake(Spot(file, line), _("There is a character here that YAML does not allow.")) from error


def events_of(text: str, file: str) -> Iterator[Event]:
    """The parser's events, unless there are absurdly many: each takes far more memory than the text it is of."""
    for number, event in enumerate(yaml.parse(text, Loader=LOADER)):
        if number > MOST_EVENTS:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise Mistake(Spot(file, line), _("The file holds more than can be read at once. Split it."))
        yield event


class Builder:
    """Builds the tree from the parser's events."""

    def __init__(self, events: Iterator[Event], file: str, problems: Problems) -> None:
        self.events = events
        self.file = file
        self.problems = problems

    def document(self) -> Node:
        documents = 0
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                root = self.node(next(self.events), depth=0) if documents == 1 else root
        if documents > 1:
            raise Mistake(Spot(self.file), _("The file holds more than one YAML document (`---`)."))
        if root is None:
            raise Mistake(Spot(self.file), _("The file is empty."))
        return root

    def node(self, event: Event, depth: int) -> Node:
        line = event.start_mark.line + 1 if event.start_mark else 1
        self.check(event, Spot(self.file, line), depth)
        if isinstance(event, MappingStartEvent):
            return self.mapping(line, depth)
        if isinstance(event, SequenceStartEvent):
            return self.sequence(line, depth)
        if isinstance(event, ScalarEvent):
            return self.scalar(event, line)
        raise TypeError(f"A value cannot begin with {event!r}.")

    def check(self, event: Event, spot: Spot, depth: int) -> None:
        if isinstance(event, AliasEvent):
            raise Mistake(spot, _("Aliases (`*name`) are not allowed: write the text again."))
        if isinstance(event, NodeEvent) and event.anchor:
            raise Mistake(spot, _("Anchors (`&name`) are not allowed: put text that starts with & in quotes."))
        if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
            raise Mistake(spot, _("Tags (`!name`) are not allowed: put text that starts with ! in quotes."))
        if depth > DEEPEST:
            raise Mistake(spot, _("This is nested too deeply."))

    def scalar(self, event: ScalarEvent, line: int) -> Scalar:
        if UNPRINTABLE.search(event.value):
            raise Mistake(Spot(self.file, line), _("There is a control character in this text."))
        kind = "text"
        if event.implicit[0]:  # not in quotes
            kind = KINDS.get(RESOLVER.resolve(yaml.ScalarNode, event.value, (True, False)), "text")
        return Scalar(self.file, line, event.value, kind, is_block=event.style in ("|", ">"))

    def sequence(self, line: int, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(self.file, line, items)

    def mapping(self, line: int, depth: int) -> Mapping:
        mapping = Mapping(self.file, line)
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if not isinstance(key, Scalar):
                self.problems.add(key, _("A field's name must be a word."))
            elif key.text in mapping.items:
                self.problems.add(key, _("`%(name)s` is here twice.") % {"name": key.text})
            else:
                mapping.items[key.text] = value
                mapping.key_lines[key.text] = key.line
        return mapping
