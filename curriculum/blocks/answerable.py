"""What every block has in common that a learner can answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructBlock, StructValue


def must_be_answered() -> BooleanBlock:
    return BooleanBlock(default=True, required=False, label=_("Must be answered before the lesson is done"))


class AnswerableBlock(StructBlock):
    """A block with a form in it. An answer is a small dict of choices, never free text."""

    def read_answer(self, value: StructValue, data: Mapping[str, Any]) -> dict:
        """The answer in a submitted form; a ValidationError with a sentence where there is none."""
        raise NotImplementedError

    def is_required(self, value: StructValue) -> bool:
        return bool(value.get("required", True))

    def can_be_answered(self, value: StructValue) -> bool:
        return True

    def answered_context(self, value: StructValue, answer: dict) -> dict:
        """What the template needs besides `value` to show the block as answered. Answers may be to an older wording."""
        return {}

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        context["block_id"] = context.get("id") or self.name
        answer = context.get("answer")
        return context | (self.answered_context(value, answer) if answer else {})


def values_of(data: Mapping[str, Any], name: str) -> list[str]:
    """Every value sent under a name, each once, in the order sent."""
    values = data.getlist(name) if hasattr(data, "getlist") else data.get(name, [])
    return list(dict.fromkeys([values] if isinstance(values, str) else values))
