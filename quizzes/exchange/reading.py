"""What every reader of a format shares: the upload, what was found in it, and what could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake, Spot
from quizzes.exchange.asked import Asked
from quizzes.exchange.entries import Entry, entry_of
from quizzes.exchange.rich_texts import left_out, plain_text
from quizzes.exchange.uploads import refuse
from quizzes.forms import LONGEST_TAG, MOST_TAGS

MOST_QUESTIONS = 2_000
MOST_TEXT = 2_000_000  # characters of all questions together
LONGEST_ID, LONGEST_SLUG = 64, 40
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass
class Item:
    """A question of the file. Its entry is as `bank.yaml` would have it; `problem` says why there is none."""

    line: int
    title: str = ""
    entry: Entry = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)  # what changes on the way
    problem: str = ""
    lines: Any = None  # where its parts stand, if they stand in several lines (see `bank_yaml.lines_of`)
    place: str = ""  # the file within a package, if it is not the upload itself


@dataclass
class Reading:
    """Everything in a file: its questions in order, and the pictures they show by name."""

    items: list[Item] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    size: int = 0  # of what was read so far, in characters

    def item(self, line: int, title: str = "", place: str = "") -> Item:
        if len(self.items) >= MOST_QUESTIONS:
            sentence = _("The file holds more than %(most)d questions. Import it in parts.")
            raise Mistake(Spot("", line), sentence % {"most": MOST_QUESTIONS})
        self.items.append(Item(line, " ".join(title.split())[:120], place=place))
        return self.items[-1]

    def count(self, size: int, line: int = 1) -> None:
        """Called before the work is done, and outside of `fill`: it is the file that is too much, not a question."""
        self.size += size
        if self.size > MOST_TEXT:
            raise refuse(_("The file holds more than can be imported at once. Import it in parts."), line)

    def fill(self, item: Item, read: Callable[..., Asked], *given: Any) -> None:
        """The item's entry, or the problem with it."""
        try:
            item.entry = entry_of(read(*given))
        except Mistake as mistake:
            item.line = max(item.line, mistake.place.line) if mistake.place.line > 1 else item.line
            item.problem = mistake.sentence
        except RecursionError:
            item.problem = _("It is nested too deeply.")

    def id_for(self, *wanted: str, html: str) -> str:
        """A lasting id: the first of these that can be one, else the question's first words, else a number."""
        for name in map(str.strip, wanted):
            if found := name if ID.fullmatch(name) else short_slug(name):
                return self.unused(found)
        return self.unused(short_slug(plain_text(html)) or f"question-{len(self.items)}")

    def unused(self, name: str) -> str:
        found, number = name, 1
        while found.casefold() in self.ids:
            number += 1
            found = f"{name[: LONGEST_ID - 5]}-{number}"
        self.ids.add(found.casefold())
        return found

    def keep(self, name: str, content: bytes) -> str:
        """The name a picture is kept under."""
        path = PurePosixPath(name)
        stem, kind = slugify(path.stem)[:60] or "picture", path.suffix.lower()
        found, number = f"{stem}{kind}", 1
        while self.pictures.setdefault(found, content) != content:
            number += 1
            found = f"{stem}-{number}{kind}"
        return found


def short_slug(words: str) -> str:
    """The first words, as an id."""
    slug = re.sub(r"[-_]+", "-", slugify(words)).strip("-")
    return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]


def unsupported(what: str) -> Mistake:
    return Mistake(Spot(""), _("Questions of the kind “%(kind)s” cannot be imported.") % {"kind": what})


def tags_of(words: Iterable[str]) -> tuple[str, ...]:
    tags = dict.fromkeys(slugify(word, allow_unicode=True)[:LONGEST_TAG] for word in words)
    return tuple(tag for tag in tags if tag)[:MOST_TAGS]


def tags_of_category(path: str) -> tuple[str, ...]:
    """`$course$/top/Front desk` is about the front desk."""
    words = [word for word in re.split(r"(?<!/)/(?!/)", path) if not re.fullmatch(r"\s*(\$\w+\$|top)\s*", word)]
    return tags_of(word for word in words if not word.strip().lower().startswith("default for "))


def note_losses(item: Item, html: str) -> None:
    if kinds := left_out(html):
        note(item, _("Its words stay, without: %(kinds)s.") % {"kinds": ", ".join(kinds)})


def note(item: Item, sentence: str) -> None:
    if sentence not in item.notes:
        item.notes.append(sentence)
