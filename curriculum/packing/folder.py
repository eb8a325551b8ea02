"""A pack's folder as a tree of files: which page each stands for, in which order, under which key."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from curriculum.packing.kinds import COURSE, MODULE, PageKind, parts, step_kind_of_file
from curriculum.packing.likeness import compare
from curriculum.packing.nodes import Mapping, Node, read_yaml
from curriculum.packing.problems import Mistake, Problems, Spot
from curriculum.packing.values import read_key

SLUG = r"[\w-]+"
LONGEST_SLUG = 80
NUMBERED = re.compile(rf"[0-9]{{1,6}}-{SLUG}")
FILE_FOLDERS = {"images", "media"}
NAMESPACE = uuid.UUID("5b0e9c0e-4f0e-5d0a-9a54-0d2f6c1a7e11")


def content_languages() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def derived_key(*slugs: str) -> uuid.UUID:
    """The key of a page whose file names none."""
    return uuid.uuid5(NAMESPACE, "/".join(slugs))


class Numbered(NamedTuple):
    """A file or folder whose name says its place and its slug."""

    path: Path
    kind: PageKind
    number: int
    slug: str

    @classmethod
    def of(cls, path: Path, kind: PageKind) -> Numbered:
        number, _hyphen, slug = path.name.removesuffix(kind.file).partition("-")
        return cls(path, kind, int(number), slug)


@dataclass
class PageFile:
    file: str  # its path in the pack
    kind: PageKind
    slugs: tuple[str, ...]  # course, module, step
    node: Mapping | None
    key: uuid.UUID | None = None
    children: list[PageFile] = field(default_factory=list)

    @property
    def slug(self) -> str:
        return self.slugs[-1]

    def with_descendants(self) -> Iterator[PageFile]:
        yield self
        for child in self.children:
            yield from child.with_descendants()


@dataclass
class Pack:
    path: Path
    slug: str
    course: PageFile
    parts: dict[str, Node | None]
    language: str = ""  # the folder of a translation
    translations: list[Pack] = field(default_factory=list)


def read_pack(path: Path, problems: Problems) -> Pack:
    """Everything in the folder, mistakes noted; refused at once where there is no pack to read."""
    path = path.resolve()
    if not (path / "course.yaml").is_file():
        problems.add(Spot("course.yaml"), _("There is no such file in %(folder)s.") % {"folder": path})
        problems.refuse_if_any()
    return Reader(path, problems).pack()


class Reader:
    """Reads a pack, or the translation of one that lies in a folder of it and has the same files."""

    def __init__(self, path: Path, problems: Problems, original: Pack | None = None, language: str = "") -> None:
        self.path = path
        self.problems = problems
        self.original = original
        self.language = language
        self.folder = f"{language}/" if language else ""
        self.keys: dict[uuid.UUID, str] = {}
        self.translated = {file.slugs: file for file in original.course.with_descendants()} if original else {}

    def pack(self) -> Pack:
        slug = self.path.name
        if not re.fullmatch(SLUG, slug) or len(slug) > LONGEST_SLUG:
            sentence = _("The folder's name is the course's address: up to %(longest)d letters, digits and hyphens.")
            self.problems.add(Spot("course.yaml"), sentence % {"longest": LONGEST_SLUG})
        course = self.page(f"{self.folder}course.yaml", COURSE, (slug,))
        known: dict[str, Node | None] = {part.file: None for part in parts()}
        modules = []
        languages = []
        for entry in self.entries(self.path / self.folder, self.folder):
            if entry.is_dir() and NUMBERED.fullmatch(entry.name):
                modules.append(Numbered.of(entry, MODULE))
            elif entry.name in known:
                known[entry.name] = self.read(entry, self.folder + entry.name)
            elif not self.language and entry.is_dir() and entry.name in content_languages():
                languages.append(entry.name)
            elif entry.name != "course.yaml" and not (
                entry.is_dir() and entry.name in FILE_FOLDERS and not self.language
            ):
                self.problems.add(Spot(self.folder + entry.name), _("This does not belong in a pack's folder."))
        course.children = [self.module(module, slug) for module in self.in_order(modules, self.folder)]
        pack = Pack(self.path, slug, course, known, self.language)
        pack.translations = [Reader(self.path, self.problems, pack, language).pack() for language in languages]
        self.compare_parts(known)
        return pack

    def compare_parts(self, known: dict[str, Node | None]) -> None:
        for file, node in known.items():
            original = self.original.parts.get(file) if self.original else None
            if node is not None and original is not None:
                compare(original, node, self.problems)

    def module(self, folder: Numbered, course: str) -> PageFile:
        prefix = f"{self.folder}{folder.path.name}/"
        slugs = (course, folder.slug)
        module = self.page(f"{prefix}module.yaml", MODULE, slugs)
        steps = []
        for entry in self.entries(folder.path, prefix):
            kind = step_kind_of_file(entry.name)
            if entry.is_file() and kind and NUMBERED.fullmatch(entry.name.removesuffix(kind.file)):
                steps.append(Numbered.of(entry, kind))
            elif entry.name != "module.yaml":
                self.problems.add(Spot(prefix + entry.name), _("This does not belong in a module's folder."))
        module.children = [
            self.page(prefix + step.path.name, step.kind, (*slugs, step.slug)) for step in self.in_order(steps, prefix)
        ]
        return module

    def page(self, file: str, kind: PageKind, slugs: tuple[str, ...]) -> PageFile:
        node = self.read(self.path / file, file)
        page = PageFile(file, kind, slugs, node if isinstance(node, Mapping) else None)
        if node is not None and page.node is None:
            self.problems.add(node, _("Write fields here (`name: value`)."))
        page.key = self.problems.attempt(self.key, page)
        if page.node and (original := self.translated.get(slugs)) and original.node:
            compare(original.node, page.node, self.problems)
        return page

    def key(self, page: PageFile) -> uuid.UUID | None:
        node = page.node.items.get("key") if page.node else None
        if self.original:
            return self.key_of_original(page, node)
        key = read_key(node) if node is not None else derived_key(*page.slugs)
        if key in self.keys:
            words = {"file": self.keys[key]}
            raise Mistake(node or Spot(page.file), _("The key is already that of %(file)s.") % words)
        self.keys[key] = page.file
        return key

    def key_of_original(self, page: PageFile, node: Node | None) -> uuid.UUID | None:
        original = self.translated.get(page.slugs)
        if original is None:
            sentence = _("There is no file %(file)s that this could translate.")
            raise Mistake(Spot(page.file), sentence % {"file": page.file.removeprefix(self.folder)})
        if node is not None and original.key and read_key(node) != original.key:
            raise Mistake(node, _("A translation has the key of what it translates: %(key)s.") % {"key": original.key})
        return original.key

    def read(self, path: Path, file: str) -> Node | None:
        if path.is_symlink():
            self.problems.add(Spot(file), _("This is a symbolic link; put the file itself here."))
        elif not path.is_file():
            self.problems.add(Spot(file), _("There is no such file."))
        else:
            return read_yaml(path, file, self.problems)
        return None

    def entries(self, folder: Path, prefix: str) -> Iterator[Path]:
        """What lies in a folder, without hidden files and notes in Markdown."""
        for entry in sorted(folder.iterdir()):
            if entry.name.startswith(".") or entry.suffix == ".md":
                continue
            if entry.is_symlink() and entry.is_dir():
                self.problems.add(Spot(prefix + entry.name), _("This is a symbolic link; put the folder itself here."))
            else:
                yield entry

    def in_order(self, entries: list[Numbered], prefix: str) -> list[Numbered]:
        """By number, which may stand once, as may the name after it."""
        seen: dict[int | str, str] = {}
        for entry in entries:
            for mark in (entry.number, entry.slug):
                if mark in seen:
                    words = {"mark": mark, "other": seen[mark]}
                    sentence = _("“%(mark)s” is already taken by %(other)s.") % words
                    self.problems.add(Spot(prefix + entry.path.name), sentence)
                seen[mark] = entry.path.name
        return sorted(entries, key=lambda entry: entry.number)
