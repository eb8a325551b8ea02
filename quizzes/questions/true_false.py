"""A statement that is true or false."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructValue, TextBlock

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import (
    Answer,
    Content,
    HostileAnswer,
    NothingChosen,
    QuestionBlock,
    Remark,
    general_feedback_block,
)
from quizzes.questions.interactions import Judgement

VALUES = {"true": True, "false": False}


def say(value: bool) -> str:
    return gettext("True") if value else gettext("False")


class TrueFalseBlock(QuestionBlock):
    """An answer is `{"value": bool}`."""

    type = "true_false"
    instruction = _("Is this true or false?")

    answer = BooleanBlock(required=False, label=_("The statement is true"))
    feedback_true = TextBlock(rows=2, required=False, label=_("Feedback for those who say “true”"))
    feedback_false = TextBlock(rows=2, required=False, label=_("Feedback for those who say “false”"))
    feedback = general_feedback_block()

    class Meta:
        icon = "circle-check"
        label = _("True or false")
        template = "quizzes/questions/true_false.html"
        description = _("A statement to be judged, with feedback for either answer.")
        preview_value = {
            "prompt": "<p>Asking for help is a strength.</p>",
            "answer": True,
            "feedback_true": "Yes. It takes courage, and it works.",
            "feedback_false": "It can feel hard. Most people are glad they asked.",
            "feedback": "",
        }

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        return {
            "answer": bool(value["answer"]),
            "feedback_true": value["feedback_true"] or "",
            "feedback_false": value["feedback_false"] or "",
        }

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        chosen = values_of(data, prefix)
        if not chosen:
            raise NothingChosen(gettext("Choose “true” or “false” first."))
        if len(chosen) > 1 or chosen[0] not in VALUES:
            raise HostileAnswer
        return {"value": VALUES[chosen[0]]}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return float(answer.get("value") is content["answer"])

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return say(answer["value"]) if "value" in answer else ""

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        if content["answer"]:
            return gettext("The right answer is: True")
        return gettext("The right answer is: False")

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        given = answer.get("value")
        return tuple(
            Remark(part, say(value), given is value, content["answer"] is value, content[f"feedback_{part}"])
            for part, value in VALUES.items()
        )

    @classmethod
    def interaction(cls, content: Content) -> Judgement:
        return Judgement(content["answer"], content["feedback_true"], content["feedback_false"])

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        context = super().context(content, **given)
        remarks = {remark.part: remark for remark in context["feedback"].remarks} if context["feedback"] else {}
        value = context["answer"].get("value")
        context["question"]["options"] = [
            {"id": part, "text": say(means), "is_chosen": value is means, "remark": remarks.get(part)}
            for part, means in VALUES.items()
        ]
        return context
