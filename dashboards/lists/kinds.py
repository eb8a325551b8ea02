"""Kinds of list: what their columns may be called, which of these are nobody's business, how long they may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake
from people.names import heard_as
from quizzes.exchange.uploads import refuse

MOST_COLUMNS = 60
LONGEST_CELL = 2_001  # letters; no name has so many, and what is cut is refused as too long
NUMBER = re.compile(r"[\d/.-]{4,}")  # or a day
WHOSE = re.compile(r"^(student|pupil|learner|child|employee|staff)( s)? ")


class ListKind:
    """A room has one subclass for each kind of list that it reads."""

    words: Mapping[Any, str]  # for each part, the headings it may have, with | between them
    private: re.Pattern[str]  # headings of columns of which nothing is kept, not even until the list is confirmed
    most_rows: int
    most_lines: int  # of a file in which others may stand
    largest: int  # bytes, pasted or as a file
    largest_book: int  # an XLSX file, unpacked
    reads_days = False

    def too_large(self, most: int) -> Mistake:
        raise NotImplementedError

    def too_many(self) -> Mistake:
        raise NotImplementedError

    @cached_property
    def by_words(self) -> dict[str, str]:
        return {words: part for part, every in reversed(list(self.words.items())) for words in every.split("|")}

    def part_of(self, heading: str) -> str | None:
        """“Student’s preferred name” is a preferred name, too."""
        words = plain(heading)
        return None if self.is_private(heading) else self.by_words.get(words) or self.by_words.get(WHOSE.sub("", words))

    def is_private(self, heading: str) -> bool:
        return bool(self.private.search(plain(heading)))

    def heading_row(self, cells: list[str]) -> bool:
        """At least one cell is a heading we know, and none is a number. Private words alone do not tell: some are
        names."""
        known = any(self.part_of(cell) for cell in cells)
        return known and not any(NUMBER.fullmatch(cell.strip()) for cell in cells)

    def check_size(self, size: int, most: int = 0) -> None:
        if size > (most or self.largest):
            raise self.too_large(most or self.largest)
        if size == 0:
            raise refuse(_("The file is empty."))

    def check_count(self, rows: int) -> None:
        if rows > self.most_rows:
            raise self.too_many()


def plain(heading: str) -> str:
    """Words in small letters, without accents: “Prénom(s)” and `givenName` as they are compared."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading[:200]).replace("#", " number ")
    return " ".join(re.sub(r"[^\w]|_", " ", heard_as(apart)).split())
