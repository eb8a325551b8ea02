"""What questions with a list of options share."""

from __future__ import annotations

import random
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, ListBlock, StructBlock, StructValue, TextBlock

from quizzes.questions.base import Answer, Content, QuestionBlock, Remark, part_id
from quizzes.questions.interactions import Option
from quizzes.questions.mistakes import Mistakes, about_the_list, are_distinct

FEWEST, MOST = 2, 6


class OptionBlock(StructBlock):
    text = TextBlock(rows=2, label=_("Option"))
    correct = BooleanBlock(required=False, label=_("This is right"))
    feedback = TextBlock(rows=2, required=False, label=_("Feedback"), help_text=_("Why, for those who chose it."))

    class Meta:
        icon = "list-ul"
        label = _("Option")
        label_format = "{text}"


def options_block() -> ListBlock:
    return ListBlock(OptionBlock(), label=_("Options"), default=[{}, {}, {}])


class ChoiceQuestion(QuestionBlock):
    """Answered by choosing among options; an answer is `{"options": [ids]}`."""

    def mistakes_in(self, value: StructValue) -> Mistakes:
        return {"options": about_the_list(self.problem_with([dict(option) for option in value["options"]]))}

    def problem_with(self, options: list[dict[str, Any]]) -> str:
        """A sentence for the editor, or nothing."""
        if not FEWEST <= len(options) <= MOST:
            return gettext("Give from 2 to 6 options; there are %(number)d.") % {"number": len(options)}
        if not are_distinct([option["text"] for option in options]):
            return gettext("Two options say the same thing. Change one of them.")
        return self.problem_with_key(sum(map(self.is_right, options)), len(options))

    def is_right(self, option: dict[str, Any]) -> bool:
        """Whether an option as the editor wrote it is right."""
        return bool(option["correct"])

    def problem_with_key(self, right: int, number: int) -> str:
        raise NotImplementedError

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        options = value["options"].bound_blocks
        return {"options": [self._freeze_option(id, option) for option in options]}

    def _freeze_option(self, id: str, option: Any) -> Content:
        # A list child that was never stored has only a random id, which would differ each time.
        mark = option.original_id or option.value["text"]
        return {
            "id": part_id(id, mark),
            "text": option.value["text"],
            "correct": self.is_right(option.value),
            "feedback": option.value["feedback"] or "",
        }

    @classmethod
    def right_ids(cls, content: Content) -> set[str]:
        return {option["id"] for option in content["options"] if option["correct"]}

    @classmethod
    def all_ids(cls, content: Content) -> set[str]:
        return {option["id"] for option in content["options"]}

    @classmethod
    def chosen_ids(cls, content: Content, answer: Answer) -> set[str]:
        return set(answer.get("options", [])) & cls.all_ids(content)

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return cls._describe(content, cls.chosen_ids(content, answer))

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        right = cls.right_ids(content)
        words = {"answer": cls._describe(content, right)}
        return ngettext("The right answer is: %(answer)s", "The right answers are: %(answer)s", len(right)) % words

    @classmethod
    def _describe(cls, content: Content, ids: set[str]) -> str:
        return " · ".join(option["text"].strip() for option in content["options"] if option["id"] in ids)

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        chosen = cls.chosen_ids(content, answer)
        return tuple(
            Remark(option["id"], option["text"], option["id"] in chosen, option["correct"], option["feedback"])
            for option in content["options"]
        )

    @classmethod
    def exchanged_options(cls, content: Content) -> tuple[Option, ...]:
        return tuple(
            Option(option["text"], float(option["correct"]), option["feedback"]) for option in content["options"]
        )

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        ids = [option["id"] for option in content["options"]]
        if shuffle:
            chance.shuffle(ids)
        return ids

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        texts = {option["id"]: option["text"] for option in content["options"]}
        shown = [id for id in order or texts if id in texts]
        return {**super().public(content), "options": [{"id": id, "text": texts[id]} for id in shown]}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Each option also knows whether it is chosen and, once feedback is due, its remark."""
        context = super().context(content, **given)
        chosen = cls.chosen_ids(content, context["answer"])
        remarks = {remark.part: remark for remark in context["feedback"].remarks} if context["feedback"] else {}
        for option in context["question"]["options"]:
            option |= {"is_chosen": option["id"] in chosen, "remark": remarks.get(option["id"])}
        return context
