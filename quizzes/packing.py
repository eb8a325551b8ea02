"""Quizzes and questions in packs: `NN-slug.quiz.yaml`, and what lessons call a question. See docs/packs.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Locale

from curriculum.packing import kinds, values
from curriculum.packing.blocks import Desk, Sheet, read_struct, read_value, write_value
from curriculum.packing.fields import Blocks, Line, Markdown, Number, Truth
from curriculum.packing.nodes import Mapping, Node
from curriculum.packing.problems import Excused, Mistake
from curriculum.packing.references import first_in, register_reference
from quizzes.bank_files import BankFile
from quizzes.models import Question, QuestionBank, Quiz
from quizzes.models.rules import Layout, Release
from quizzes.questionnaires.packing import QuestionnaireFile


class BankReference:
    """A question is known by its id in the pack's own bank, or as `bank/id` in another."""

    def find(self, name: str, pack: str, locale: Locale | None) -> Question | None:
        bank, _slash, key = name.rpartition("/")
        return first_in(Question.objects.filter(bank__slug=bank or pack, key=key), locale)

    def name(self, question: Any, pack: str) -> str:
        bank = question.bank.slug
        return question.key if bank == pack else f"{bank}/{question.key}"


@dataclass(frozen=True, eq=False)
class Questions(Blocks):
    """A quiz's own questions, `question:` for one of a bank, and `draw:` for those it draws; the pack's own bank goes
    without saying."""

    kind: str = "type"

    def fields_of(self, item: Node) -> Node:
        return drawing(item) or item

    def read_item(self, node: Node, desk: Desk, seen: set[str]) -> dict:
        if isinstance(node, Mapping) and "question" in node.items:
            nodes = values.read_fields(node, ["question"], ["question"], desk.problems)
            return {"type": "question", "value": read_value(self.blocks["question"], nodes["question"], desk)}
        if (inner := drawing(node)) is not None:
            return self.read_draw(node, inner, desk)
        return super().read_item(node, desk, seen)

    def read_draw(self, node: Node, inner: Node, desk: Desk) -> dict:
        values.read_fields(node, ["draw"], ["draw"], desk.problems)
        if (QuestionBank, desk.pack) in desk.excused:
            raise Excused
        block = self.blocks["draw"]
        nodes = values.read_fields(inner, block.child_blocks, ["count"], desk.problems)
        value = read_struct(block, nodes, desk)
        if "bank" not in nodes:
            value["bank"] = self.own_bank(node, desk)
        return {"type": "draw", "value": value}

    def own_bank(self, node: Node, desk: Desk) -> int:
        if bank := first_in(QuestionBank.objects.filter(slug=desk.pack), desk.locale):
            return bank.pk
        raise Mistake(node, _("There is no bank.yaml to draw from."))

    def write_item(self, child: Any, sheet: Sheet) -> dict:
        if child.block_type == "question":
            return {"question": write_value(child.block, child.value, sheet)}
        if child.block_type != "draw":
            return super().write_item(child, sheet)
        written = write_value(child.block, child.value, sheet)
        bank = written.pop("bank", None)
        own = {} if bank in (sheet.pack, None) else {"bank": bank}
        return {"draw": {**own, "count": written.pop("count", None), "tags": written.pop("tags", []), **written}}


def drawing(item: Node) -> Node | None:
    """What stands under `draw:`."""
    return item.items.get("draw") if isinstance(item, Mapping) else None


QUIZ = kinds.PageKind(
    Quiz,
    ".quiz.yaml",
    (
        Line("title", required=True),
        Number("minutes", required=True),
        Line("summary"),
        Markdown("introduction"),
        Number("pass_mark", silence=80, always=True),
        Line("feedback", choices=Release.values, silence=Release.AT_END),
        Line("layout", choices=Layout.values, silence=Layout.ONE),
        Truth("shuffle_questions", silence=True, always=True),
        Truth("shuffle_options", silence=True, always=True),
        Number("attempts_allowed", silence=None),
        Number("pause_minutes", silence=0),
        Truth("retry_missed", silence=False),
        Number("time_limit", silence=None),
        Questions("questions", required=True, model=Quiz),
    ),
)


def register() -> None:
    kinds.register_step(QUIZ)
    kinds.register_part(BankFile())
    kinds.register_part(QuestionnaireFile())
    register_reference(Question, BankReference())
