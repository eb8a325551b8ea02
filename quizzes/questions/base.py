"""What every type of question can do.

A type is a StreamField block that editors write in, plus functions on its *frozen content*: the plain JSON that an
edition stores, key included. Attempts, reviews and knowledge checks work with frozen content alone, so they never
depend on what an editor has changed since.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import RichTextBlock, StructBlock, StructBlockValidationError, StructValue

from quizzes.questions.interactions import Interaction
from quizzes.questions.mistakes import Mistakes
from quizzes.questions.pictures import (
    freeze_picture,
    mistakes_with_picture,
    picture_alt_block,
    picture_block,
    picture_of,
)

Content = dict[str, Any]  # a question as frozen: wording and key
Answer = dict[str, Any]  # what a learner gave; `{}` is "nothing"

FEEDBACK_FEATURES = ["bold", "italic", "link"]


class NothingChosen(ValidationError):
    """The form is sound, and says nothing."""


class HostileAnswer(ValidationError):
    """The form names something the question does not have."""

    def __init__(self) -> None:
        super().__init__(_("That answer does not belong to this question. Please choose again."))


class UnreadableAnswer(ValidationError):
    """What was typed says something else than it should; `draft` keeps it, for the form that asks again."""

    def __init__(self, sentence: str, draft: Answer) -> None:
        super().__init__(sentence)
        self.draft = draft


class StillArranging(ValidationError):
    """A part was moved, in a form without a script: nothing to judge yet. `draft` is the new arrangement, an answer."""

    is_mistake = False

    def __init__(self, draft: Answer) -> None:
        super().__init__(_("Moved. Go on when the order is as you want it."))
        self.draft = draft


@dataclass(frozen=True)
class Remark:
    """What is said about one part of a question (an option, a gap, a message) once it may be said.

    An option is chosen or not, and right or not. A part to be filled or placed is chosen if anything was `given` for
    it, right if that is what was `wanted` (both in words).
    """

    part: str
    label: str
    is_chosen: bool
    is_right: bool
    feedback: str = ""
    given: str = ""
    wanted: str = ""

    @property
    def is_worth_saying(self) -> bool:
        return self.is_chosen or self.is_right


@dataclass(frozen=True)
class Feedback:
    """Everything that may be said once an answer is in."""

    grade: float | None  # None where the type is not graded
    verdict: str
    given_answer: str
    right_answer: str
    remarks: tuple[Remark, ...]
    general: str  # HTML as the editor wrote it

    @property
    def is_right(self) -> bool:
        return self.grade == 1


def prompt_block() -> RichTextBlock:
    return RichTextBlock(features=["bold", "italic", "ul"], label=gettext_lazy("Question"))


def general_feedback_block() -> RichTextBlock:
    return RichTextBlock(
        features=FEEDBACK_FEATURES,
        required=False,
        label=gettext_lazy("Feedback for everyone"),
        help_text=gettext_lazy("Shown after answering, whatever the answer was."),
    )


def part_id(question_id: str, mark: str) -> str:
    """A lasting name for a part of a question that gives away neither its place nor whether it is right."""
    return hashlib.sha256(f"{question_id}\n{mark}".encode()).hexdigest()[:12]


class QuestionBlock(StructBlock):
    """A type of question. Subclasses give `type`, the fields, and the functions that raise NotImplementedError."""

    type: ClassVar[str]
    instruction: ClassVar[str | Promise] = ""  # "Choose one answer": how the question is answered
    is_graded: ClassVar[bool] = True

    prompt = prompt_block()
    picture = picture_block()
    picture_alt = picture_alt_block()

    class Meta:
        icon = "help"
        group = gettext_lazy("Questions")
        form_classname = "struct-block question-block"

    # From the editor's value ------------------------------------------------------------------------------------

    def clean(self, value: StructValue) -> StructValue:
        """A draft may be unfinished; what is published works."""
        value = super().clean(value)
        found = {} if self.is_deferred_validation else {**mistakes_with_picture(value), **self.mistakes_in(value)}
        if mistakes := {field: error for field, error in found.items() if error}:
            raise StructBlockValidationError(block_errors=mistakes)
        return value

    def mistakes_in(self, value: StructValue) -> Mistakes:
        """What keeps the question from working."""
        return {}

    def freeze(self, value: StructValue, id: str) -> Content:
        """The question as JSON: wording, key and lasting part ids. The same value always gives the same content."""
        return {
            "type": self.type,
            "id": id,
            "prompt": str(value["prompt"].source),
            "feedback": str(value["feedback"].source) if value.get("feedback") else "",
            **freeze_picture(value),
            **self.freeze_parts(value, id),
        }

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        raise NotImplementedError

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        content = self.freeze(value, context.get("id") or "preview")
        return {**context, **self.context(content, prefix=content["id"])}

    # On frozen content ------------------------------------------------------------------------------------------

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        """The answer in a submitted form. NothingChosen if there is none, HostileAnswer if it cannot be one."""
        raise NotImplementedError

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        """From 0 to 1; the same however the parts were arranged."""
        raise NotImplementedError

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        raise NotImplementedError

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        raise NotImplementedError

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        """What there is to say about each part."""
        raise NotImplementedError

    @classmethod
    def picks(cls, content: Content, answer: Answer) -> set[str]:
        """The parts that an answer counts for in an analysis: options chosen (or, where parts are filled or placed,
        those that are right)."""
        return {remark.part for remark in cls.remarks(content, answer) if remark.is_chosen}

    @classmethod
    def interaction(cls, content: Content) -> Interaction:
        """The question in the terms that other programs share, key included: for exports."""
        raise NotImplementedError

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        """The ids of the parts in the order this learner will see them; [] where there is nothing to arrange.

        Where the editor's order is the key (ordering, matching) the parts are mixed even if `shuffle` is False.
        """
        return []

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        """What may reach the browser before feedback is due. Nothing but this does."""
        public = {"type": cls.type, "prompt": content["prompt"], "instruction": str(cls.instruction)}
        return {**public, "picture": content["picture"]} if "picture" in content else public

    @classmethod
    def feedback_for(cls, content: Content, answer: Answer) -> Feedback:
        grade = cls.grade(content, answer) if cls.is_graded else None
        return Feedback(
            grade=grade,
            verdict=cls.verdict(grade, answer),
            given_answer=cls.describe_answer(content, answer) if answer else _("No answer"),
            right_answer=cls.describe_right_answer(content),
            remarks=cls.remarks(content, answer),
            general=content["feedback"],
        )

    @classmethod
    def verdict(cls, grade: float | None, answer: Answer) -> str:
        if grade is None:
            return _("Thank you.")
        if grade == 1:
            return _("That’s right.")
        return _("Partly right. Let’s look again.") if grade > 0 else _("Let’s look again.")

    @classmethod
    def context(
        cls,
        content: Content,
        *,
        prefix: str,
        answer: Answer | None = None,
        order: list[str] | None = None,
        feedback: Feedback | None = None,
        is_closed: bool = False,
        shows_key: bool = False,
    ) -> dict:
        """What a type's template gets. Without `feedback` it holds nothing that `public` does not."""
        return {
            "question": cls.public(content, order),
            "picture": picture_of(content),
            "prefix": prefix,
            "answer": answer or {},
            "feedback": feedback,
            "is_closed": is_closed,  # to be read, no longer to be answered
            "shows_key": shows_key,  # the editor's view: all there is to say about every part
        }

    @classmethod
    def html(cls, content: Content, *, request: HttpRequest | None = None, **given: Any) -> SafeString:
        """The question's form fields as HTML; see `context` for what may be given."""
        return render_to_string(f"quizzes/questions/{cls.type}.html", cls.context(content, **given), request)

    @classmethod
    def render_key(cls, content: Content) -> SafeString:
        """The question as editors check it: what is right, and every word of feedback."""
        key = replace(cls.feedback_for(content, {}), verdict="")
        return cls.html(content, prefix=content["id"], feedback=key, is_closed=True, shows_key=True)
