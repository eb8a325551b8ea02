"""What is wrong with a pack, said for the person who wrote it: file, line and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from django.utils.translation import gettext as _

Result = TypeVar("Result")


class Place(Protocol):
    """Anything that knows where it was written."""

    @property
    def file(self) -> str: ...
    @property
    def line(self) -> int: ...


@dataclass(frozen=True)
class Spot:
    """A place that is not a value in a file: the file itself, or a line of it."""

    file: str
    line: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    file: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return _("%(file)s, line %(line)d: %(sentence)s") % vars(self)


class Mistake(Exception):
    """Raised where a value cannot be read; whoever holds several values collects these and reads on."""

    def __init__(self, place: Place, sentence: str) -> None:
        super().__init__(sentence)
        self.place = place
        self.sentence = sentence


class Excused(Exception):
    """A value depends on another that has a mistake of its own. Nothing more needs saying."""


class PackRefused(Exception):
    """Nothing was written; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Problems:
    """Collects every mistake, so that an author mends them in one go."""

    def __init__(self) -> None:
        self._found: set[Problem] = set()
        self.mishaps = 0  # goes up with whatever could not be read, said or not

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self._found))

    def add(self, place: Place, sentence: str) -> None:
        self.mishaps += 1
        self._found.add(Problem(place.file, place.line, sentence))

    def attempt(self, read: Callable[..., Result], *args: Any) -> Result | None:
        """What `read` gives, or None with its mistake noted."""
        try:
            return read(*args)
        except Mistake as mistake:
            self.add(mistake.place, mistake.sentence)
        except Excused:
            self.mishaps += 1
        return None

    def refuse_if_any(self) -> None:
        if self:
            raise PackRefused(list(self))
