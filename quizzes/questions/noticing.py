"""What questions share in which parts that deserve a second look are marked: phrases of a text, messages of a chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from wagtail.blocks import StructValue

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import Answer, Content, Feedback, HostileAnswer, NothingChosen, QuestionBlock, Remark
from quizzes.questions.interactions import Option
from quizzes.questions.marking import credit_for_marking
from quizzes.questions.mistakes import Mistakes, about_the_list


class NoticingQuestion(QuestionBlock):
    """An answer is `{"marked": [ids]}`. A frozen part has `id`, `text`, `second_look` and `why`. None is shuffled."""

    field: ClassVar[str]  # where editors write the parts
    fewest: ClassVar[int] = 2
    most: ClassVar[int]
    wrong_number: ClassVar[Promise]
    nothing_marked: ClassVar[Promise]

    # From the editor's value ------------------------------------------------------------------------------------

    def mistakes_in(self, value: StructValue) -> Mistakes:
        return {self.field: about_the_list(self.problem_with([part["second_look"] for part in value[self.field]]))}

    def problem_with(self, second_looks: list[bool]) -> str:
        """A sentence for the editor, or nothing."""
        if not self.fewest <= len(second_looks) <= self.most:
            return self.wrong_number % {"number": len(second_looks)}
        if not any(second_looks):
            return gettext("Say of at least one that it deserves a second look.")
        if all(second_looks):
            return gettext("Leave at least one that is ordinary: otherwise marking everything would be right.")
        return ""

    # On frozen content ------------------------------------------------------------------------------------------

    @classmethod
    def label_of(cls, part: Content) -> str:
        return part["text"]

    @classmethod
    def all_ids(cls, content: Content) -> set[str]:
        return {part["id"] for part in content["parts"]}

    @classmethod
    def right_ids(cls, content: Content) -> set[str]:
        return {part["id"] for part in content["parts"] if part["second_look"]}

    @classmethod
    def marked_ids(cls, content: Content, answer: Answer) -> set[str]:
        return set(answer.get("marked", [])) & cls.all_ids(content)

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        marked = set(values_of(data, prefix))
        if not marked:
            raise NothingChosen(str(cls.nothing_marked))
        if not marked <= cls.all_ids(content):
            raise HostileAnswer
        return {"marked": sorted(marked)}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return credit_for_marking(cls.marked_ids(content, answer), cls.right_ids(content), cls.all_ids(content))

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return cls._describe(content, cls.marked_ids(content, answer))

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        parts = cls._describe(content, cls.right_ids(content))
        return gettext("Worth a second look: %(parts)s") % {"parts": parts}

    @classmethod
    def _describe(cls, content: Content, ids: set[str]) -> str:
        return " · ".join(gettext("“%s”") % cls.label_of(part) for part in content["parts"] if part["id"] in ids)

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        marked = cls.marked_ids(content, answer)
        return tuple(
            Remark(part["id"], cls.label_of(part), part["id"] in marked, part["second_look"], part["why"])
            for part in content["parts"]
        )

    @classmethod
    def feedback_for(cls, content: Content, answer: Answer) -> Feedback:
        """The verdict also says how much was noticed: it explains credit for a part of the answer."""
        feedback = super().feedback_for(content, answer)
        if feedback.is_right or not answer:
            return feedback
        return replace(feedback, verdict=f"{feedback.verdict} {how_much_was_noticed(feedback.remarks)}")

    @classmethod
    def exchanged_parts(cls, content: Content) -> tuple[Option, ...]:
        return tuple(Option(cls.label_of(part), float(part["second_look"]), part["why"]) for part in content["parts"])

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        secrets = ("second_look", "why")
        parts = [{name: part[name] for name in part if name not in secrets} for part in content["parts"]]
        return {**super().public(content), "parts": parts}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Each part also knows whether it is marked and, once feedback is due, its remark and whether to show it."""
        context = super().context(content, **given)
        marked = cls.marked_ids(content, context["answer"])
        remarks = {remark.part: remark for remark in context["feedback"].remarks} if context["feedback"] else {}
        for part in context["question"]["parts"]:
            remark = remarks.get(part["id"])
            is_told = remark is not None and (remark.is_worth_saying or context["shows_key"])
            part |= {"is_marked": part["id"] in marked, "remark": remark, "is_told": is_told}
        return context


def how_much_was_noticed(remarks: tuple[Remark, ...]) -> str:
    worth_it = [remark for remark in remarks if remark.is_right]
    found = sum(remark.is_chosen for remark in worth_it)
    ordinary = sum(remark.is_chosen and not remark.is_right for remark in remarks)
    said = [_found_in_words(found, len(worth_it))]
    if ordinary:
        words = ngettext(
            "Of those you marked, one is ordinary.", "Of those you marked, %(number)d are ordinary.", ordinary
        )
        said.append(words % {"number": ordinary})
    return " ".join(said)


def _found_in_words(found: int, worth_it: int) -> str:
    if found == worth_it:
        return gettext("You marked everything that deserves a second look.")
    if found:
        words = gettext("You marked %(found)d of the %(all)d that deserve a second look.")
        return words % {"found": found, "all": worth_it}
    words = ngettext(
        "There is one that deserves a second look.", "There are %(all)d that deserve a second look.", worth_it
    )
    return words % {"all": worth_it}
