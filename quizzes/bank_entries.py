"""One question of a bank as YAML says it: an entry of `bank.yaml`, and of a bank that is exported or imported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from curriculum.packing import values
from curriculum.packing.blocks import Desk, Sheet, read_struct
from curriculum.packing.fields import Blocks, Field, Line, ReadBlocks, Truth, Words
from curriculum.packing.memory import digest_of
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Mistake, Problems
from curriculum.packing.writing import to_yaml
from quizzes.choices import AgeBand, Difficulty
from quizzes.models import Question

BODY = Blocks("body", kind="type", model=Question)
ENTRY: tuple[Field, ...] = (
    Words("tags", always=True),
    Line("difficulty", choices=Difficulty.values, silence=Difficulty.MEDIUM, always=True),
    Line("age_band", choices=AgeBand.values),
    Line("objective"),
    Truth("practice", silence=False, always=True),
)


def write_entry(question: Question, sheet: Sheet) -> dict[str, Any]:
    body = BODY.write(question, sheet)[0]
    written = {field: field.write(question, sheet) for field in ENTRY}
    entry = {field.name: data for field, data in written.items() if field.always or data}
    return {"id": question.key, "type": body.pop("type"), **entry, **{k: v for k, v in body.items() if k != "id"}}


def state_of(question: Question) -> str:
    """Two questions that would be written alike are alike."""
    sheet = Sheet("")
    text = to_yaml(write_entry(question, sheet))
    pictures = sheet.files.fingerprint()
    return digest_of(text, pictures) if pictures else digest_of(text)


class EntryReader:
    """Reads entries into questions, noting every mistake at the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.seen: set[str] = set()

    @property
    def problems(self) -> Problems:
        return self.desk.problems

    def fields(self, node: Node) -> dict[str, Node]:
        """The entry's fields; unknown and missing ones are noted."""
        if not isinstance(node, Mapping):
            raise Mistake(node, _("Write fields here (`name: value`)."))
        block = BODY.read_kind(node)
        known = ["id", "type", *(field.name for field in ENTRY), *block.child_blocks]
        return values.read_fields(node, known, ["id", *BODY.needed(block)], self.problems)

    def key(self, nodes: dict[str, Node]) -> str | None:
        return self.problems.attempt(BODY.read_id, nodes["id"], self.seen) if "id" in nodes else None

    def fill(self, question: Question, node: Mapping, nodes: dict[str, Node]) -> None:
        """Put the entry on the question, noting what is wrong with it."""
        for field in ENTRY:
            given = nodes.get(field.name)
            value = self.problems.attempt(field.read, given, self.desk) if given else field.silence
            if value is not None:
                field.store(question, value)
                self.complain(field.check(question, value, given) if given else [])
        block = BODY.read_kind(node)
        before = self.problems.mishaps
        value = read_struct(block, {name: nodes[name] for name in block.child_blocks if name in nodes}, self.desk)
        if self.problems.mishaps == before:
            id = question.body[0].id if question.body else question.key
            read = ReadBlocks([{"type": block.name, "value": value, "id": id}], [node])
            BODY.store(question, read)
            self.complain(BODY.check(question, read, node))

    def complain(self, found: Iterable) -> None:
        for place, sentence in found:
            self.problems.add(place, sentence)
