"""A word or two are typed; case, accents and spaces do not matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructValue

from quizzes.questions.base import Answer, Content, UnreadableAnswer, general_feedback_block
from quizzes.questions.interactions import Text
from quizzes.questions.mistakes import Mistakes, about_the_list
from quizzes.questions.typed import TypedQuestion, fold

LONGEST = 80
MOST = 12


class ShortTextBlock(TypedQuestion):
    """An answer is `{"text": "as typed"}`."""

    type = "short_text"
    instruction = _("Answer in a word or two.")
    field = "text"
    longest = LONGEST

    accepted = ListBlock(
        CharBlock(max_length=LONGEST, label=_("Answer")),
        label=_("Accepted answers"),
        help_text=_(
            "Up to 12; capitals, accents, spaces and punctuation around them do not matter. Ask for a word or a number "
            "of the lesson, never for anything about the learner’s life."
        ),
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "pilcrow"
        label = _("Short text")
        template = "quizzes/questions/short_text.html"
        description = _("A word or two are typed and compared with the accepted answers.")
        preview_value = {
            "prompt": "<p>What do we call a small group of signs seen together?</p>",
            "accepted": ["cluster", "a cluster"],
            "feedback": "<p>One sign alone may have many reasons.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        return {"accepted": about_the_list(self.problem_with([fold(answer or "") for answer in value["accepted"]]))}

    def problem_with(self, accepted: list[str]) -> str:
        """A sentence for the editor, or nothing."""
        if not 1 <= len(accepted) <= MOST:
            return gettext("Give from 1 to 12 accepted answers; there are %(number)d.") % {"number": len(accepted)}
        if not all(accepted):
            return gettext("Every accepted answer needs a letter or a digit.")
        if len(set(accepted)) < len(accepted):
            return gettext("Two accepted answers count as the same. Remove one of them.")
        return ""

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        return {"accepted": [answer.strip() for answer in value["accepted"] if answer]}

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        text = cls.read_line(data, prefix, gettext("Write a word or two first."))
        if len(text) > LONGEST:
            sentence = gettext("Keep it to 80 characters: a word or two are enough.")
            raise UnreadableAnswer(sentence, {"text": text[:LONGEST].rstrip()})
        return {"text": text}

    @classmethod
    def is_right(cls, content: Content, answer: Answer) -> bool:
        given = fold(str(answer.get("text", "")))
        return bool(given) and given in map(fold, content["accepted"])

    @classmethod
    def right_answers(cls, content: Content) -> list[str]:
        return list(content["accepted"])

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return str(answer.get("text", ""))

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        words = {"answer": " · ".join(content["accepted"])}
        number = len(content["accepted"])
        return ngettext("The right answer is: %(answer)s", "Each of these is right: %(answer)s", number) % words

    @classmethod
    def interaction(cls, content: Content) -> Text:
        return Text(tuple(content["accepted"]))
