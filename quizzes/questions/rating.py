"""A place between two ends; nothing is right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, StructValue

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
from quizzes.questions.interactions import Scale

FEWEST, MOST, USUAL = 3, 10, 5


class RatingBlock(QuestionBlock):
    """An answer is `{"value": 1}`, 2, … up to the number of points."""

    type = "rating"
    instruction = _("Choose the number that fits best. Nothing here is right or wrong.")
    is_graded = False

    low = CharBlock(max_length=60, label=_("Lowest end"), help_text=_("What 1 means, such as “Not at all sure”."))
    high = CharBlock(max_length=60, label=_("Highest end"), help_text=_("What the highest number means."))
    points = IntegerBlock(min_value=FEWEST, max_value=MOST, default=USUAL, label=_("Points"))
    feedback = general_feedback_block()

    class Meta:
        icon = "sliders"
        label = _("Rating scale")
        template = "quizzes/questions/rating.html"
        description = _("A place between two ends, for confidence and attitudes. It is not graded.")
        preview_value = {
            "prompt": "<p>How sure are you that you would know whom to tell?</p>",
            "low": "Not at all sure",
            "high": "Very sure",
            "points": USUAL,
            "feedback": "<p>Being unsure is fine. The lessons come back to this.</p>",
        }

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        return {
            "low": (value["low"] or "").strip(),
            "high": (value["high"] or "").strip(),
            "points": value["points"] or USUAL,
        }

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        values = {str(value): value for value in places(content)}
        chosen = values_of(data, prefix)
        if not chosen:
            raise NothingChosen(gettext("Choose one of the numbers first."))
        if len(chosen) > 1 or chosen[0] not in values:
            raise HostileAnswer
        return {"value": values[chosen[0]]}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return 0.0  # it is never asked for: see `is_graded`

    @classmethod
    def verdict(cls, grade: float | None, answer: Answer) -> str:
        return super().verdict(grade, answer) if answer else ""

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return next((remark.label for remark in cls.remarks(content, answer) if remark.is_chosen), "")

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        return ""

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        given = place_in(answer)
        return tuple(Remark(str(value), say(content, value), value == given, False) for value in places(content))

    @classmethod
    def interaction(cls, content: Content) -> Scale:
        return Scale(content["low"], content["high"], content["points"])

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        return {**super().public(content), **{name: content[name] for name in ("low", "high", "points")}}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        context = super().context(content, **given)
        chosen = place_in(context["answer"])
        context["given"] = cls.describe_answer(content, context["answer"])
        context["question"]["options"] = [
            {"value": value, "text": say(content, value), "is_chosen": value == chosen} for value in places(content)
        ]
        return context


def places(content: Content) -> range:
    return range(1, content["points"] + 1)


def place_in(answer: Answer) -> int | None:
    """The place chosen; an answer kept from a statement that is true or false has none."""
    value = answer.get("value")
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def say(content: Content, value: int) -> str:
    """“5 of 5, Very sure”: the ends by their names too."""
    words = {"value": value, "points": content["points"]}
    end = {1: content["low"], content["points"]: content["high"]}.get(value)
    if end:
        return gettext("%(value)d of %(points)d, %(end)s") % {**words, "end": end}
    return gettext("%(value)d of %(points)d") % words
