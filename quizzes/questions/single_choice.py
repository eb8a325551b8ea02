"""One of several options is right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import (
    Answer,
    Content,
    HostileAnswer,
    NothingChosen,
    general_feedback_block,
)
from quizzes.questions.choices import ChoiceQuestion, options_block
from quizzes.questions.interactions import Choice


class SingleChoiceBlock(ChoiceQuestion):
    type = "single_choice"
    instruction = _("Choose one answer.")

    options = options_block()
    feedback = general_feedback_block()

    class Meta:
        icon = "radio-empty"
        label = _("Single choice")
        template = "quizzes/questions/single_choice.html"
        description = _("One of 2 to 6 options is right.")
        preview_value = {
            "prompt": "<p>A guest asks you to help with a bag. What do you do first?</p>",
            "options": [
                {"text": "Ask which room it goes to.", "correct": True, "feedback": "Yes. Start with what they need."},
                {"text": "Open it to see what is inside.", "correct": False, "feedback": "A bag is private."},
            ],
            "feedback": "<p>Small, kind questions go a long way.</p>",
        }

    def problem_with_key(self, right: int, number: int) -> str:
        if right == 1:
            return ""
        return gettext("Mark exactly one option as right; %(number)d are marked.") % {"number": right}

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        chosen = values_of(data, prefix)
        if not chosen:
            raise NothingChosen(gettext("Choose one of the answers first."))
        if len(chosen) > 1 or chosen[0] not in cls.all_ids(content):
            raise HostileAnswer
        return {"options": chosen}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return float(cls.chosen_ids(content, answer) == cls.right_ids(content))

    @classmethod
    def interaction(cls, content: Content) -> Choice:
        return Choice(cls.exchanged_options(content))
