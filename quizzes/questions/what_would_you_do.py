"""A moment at work, and several things one might do. They are more or less safe rather than right or wrong."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, ListBlock, StructBlock, TextBlock

from quizzes.questions.base import Answer, Content, general_feedback_block
from quizzes.questions.interactions import Choice, Option
from quizzes.questions.single_choice import SingleChoiceBlock


class Safety(models.TextChoices):
    """How safe a step is for everyone in it."""

    SAFEST = "safest", _("The safest step")
    SAFE = "safe", _("A safe step")
    UNSURE = "unsure", _("Leaves a risk")
    UNSAFE = "unsafe", _("Could make it less safe")

    @property
    def credit(self) -> float:
        return {Safety.SAFEST: 1.0, Safety.SAFE: 0.75, Safety.UNSURE: 0.25, Safety.UNSAFE: 0.0}[self]

    @classmethod
    def that_earns(cls, credit: float) -> Safety:
        return next(safety for safety in cls if safety.credit == credit)


class StepBlock(StructBlock):
    text = TextBlock(rows=2, label=_("What one might do"))
    safety = ChoiceBlock(choices=Safety.choices, label=_("How safe it is"))
    feedback = TextBlock(
        rows=2, label=_("Feedback"), help_text=_("What could come of it, for those who chose it. Kind, without blame.")
    )

    class Meta:
        icon = "list-ul"
        label = _("Step")
        label_format = "{text}"


class WhatWouldYouDoBlock(SingleChoiceBlock):
    """A single choice whose options earn credit by degrees."""

    type = "what_would_you_do"
    instruction = _("What would you do? Choose one step.")

    options = ListBlock(StepBlock(), label=_("Steps"), default=[{}, {}, {}])
    feedback = general_feedback_block()

    class Meta:
        icon = "user"
        label = _("What would you do?")
        template = "quizzes/questions/what_would_you_do.html"
        description = _("A moment at work with 2 to 6 steps, each more or less safe, each with its own feedback.")
        preview_value = {
            "prompt": "<p>A new colleague looks lost and close to tears.</p>",
            "options": [
                {"text": "Ask in a quiet place how you can help.", "safety": "safest", "feedback": "Kind and private."},
                {"text": "Tell the supervisor that she needs a hand.", "safety": "safe", "feedback": "Help is near."},
                {"text": "Wait and see.", "safety": "unsure", "feedback": "It may pass. She may also feel alone."},
                {"text": "Ask in front of everyone.", "safety": "unsafe", "feedback": "Many eyes make it harder."},
            ],
            "feedback": "<p>A quiet word is often enough.</p>",
        }

    def is_right(self, option: dict[str, Any]) -> bool:
        return option["safety"] == Safety.SAFEST

    def problem_with_key(self, right: int, number: int) -> str:
        if right == 1:
            return ""
        return gettext("Let exactly one be the safest step; %(number)d are.") % {"number": right}

    def _freeze_option(self, id: str, option: Any) -> Content:
        # Only a draft can leave it open how safe a step is.
        safety = option.value["safety"] or Safety.UNSURE.value
        return {**super()._freeze_option(id, option), "safety": safety}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        ids = cls.chosen_ids(content, answer)
        chosen = [Safety(option["safety"]) for option in content["options"] if option["id"] in ids]
        return chosen[0].credit if len(chosen) == 1 else 0.0

    @classmethod
    def verdict(cls, grade: float | None, answer: Answer) -> str:
        """The words of its degree: no step that someone would take is called wrong."""
        return str(Safety.that_earns(grade or 0).label) if answer.get("options") else super().verdict(grade, answer)

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        return gettext("The safest step is: %(step)s") % {"step": cls._describe(content, cls.right_ids(content))}

    @classmethod
    def interaction(cls, content: Content) -> Choice:
        options = content["options"]
        return Choice(tuple(Option(one["text"], Safety(one["safety"]).credit, one["feedback"]) for one in options))

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Once feedback is due, each option also knows its degree."""
        context = super().context(content, **given)
        degrees = {option["id"]: Safety(option["safety"]) for option in content["options"]}
        for option in context["question"]["options"]:
            option["safety"] = degrees[option["id"]] if option["remark"] else None
        return context
