"""A GIFT file in pieces: what stands between two empty lines, with its comments read and taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizzes.exchange.gift.marks import set_aside

LINE_END = re.compile(r"\r\n|\r|\n")
COMMENT_ID = re.compile(r"\[id:([^\x00-\x1f\x7f]+?)\]")
COMMENT_TAG = re.compile(r"\[tag:([^\x00-\x1f\x7f<>`]+?)\]")
CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*?)\s*")


@dataclass
class Chunk:
    category: str = ""
    numbers: list[int] = field(default_factory=list)  # of the lines that are not comments
    lines: list[str] = field(default_factory=list)
    id: str = ""
    tags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Escaped signs are out of the way."""
        return set_aside("\n".join(self.lines))

    def line_at(self, offset: int) -> int:
        return self.numbers[self.text.count("\n", 0, offset)]

    def read_comment(self, line: str) -> None:
        """Moodle keeps ids and tags in comments."""
        if found := COMMENT_ID.search(line):
            self.id = found[1].strip()
        self.tags += COMMENT_TAG.findall(line)


def chunks_of(text: str) -> Iterator[Chunk]:
    category = ""
    chunk = Chunk()
    for number, line in enumerate(LINE_END.split(text), start=1):
        if found := CATEGORY.fullmatch(line):
            category = found[1]
        elif line.lstrip().startswith("//"):
            chunk.read_comment(line)
        elif line.strip():
            chunk.numbers.append(number)
            chunk.lines.append(line)
            chunk.category = category
        elif chunk.lines:
            yield chunk
            chunk = Chunk()
    if chunk.lines:
        yield chunk
