"""Several options may be right. Part of the credit for part of them, none for ticking everything."""

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
from quizzes.questions.marking import credit_for_marking


class MultipleChoiceBlock(ChoiceQuestion):
    type = "multiple_choice"
    instruction = _("Choose every answer that is right.")

    options = options_block()
    feedback = general_feedback_block()

    class Meta:
        icon = "tick-inverse"
        label = _("Multiple choice")
        template = "quizzes/questions/multiple_choice.html"
        description = _("One or more of 2 to 6 options are right. Ticking everything earns nothing.")
        preview_value = {
            "prompt": "<p>Which of these help a colleague who is new?</p>",
            "options": [
                {"text": "Showing where things are.", "correct": True, "feedback": "Yes, it saves them asking."},
                {"text": "Saying who to ask.", "correct": True, "feedback": "Yes. Nobody knows everything."},
                {"text": "Leaving them to it.", "correct": False, "feedback": "A first day goes better together."},
            ],
            "feedback": "<p>Being shown around makes it easier to speak up later.</p>",
        }

    def problem_with_key(self, right: int, number: int) -> str:
        if right == 0:
            return gettext("Mark at least one option as right.")
        if right == number:
            return gettext("Leave at least one option that is not right: otherwise ticking everything would be right.")
        return ""

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        chosen = set(values_of(data, prefix))
        if not chosen:
            raise NothingChosen(gettext("Choose at least one answer first."))
        if not chosen <= cls.all_ids(content):
            raise HostileAnswer
        return {"options": sorted(chosen)}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return credit_for_marking(cls.chosen_ids(content, answer), cls.right_ids(content), cls.all_ids(content))

    @classmethod
    def interaction(cls, content: Content) -> Choice:
        return Choice(cls.exchanged_options(content), multiple=True)
