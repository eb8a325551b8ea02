"""What questions have in common that are answered by typing one line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext

from curriculum.blocks.answerable import values_of
from curriculum.packing.values import tidy_line
from quizzes.questions.base import Answer, Content, HostileAnswer, NothingChosen, QuestionBlock, Remark

# Marks above, below and through letters, and the points of Hebrew, Arabic and Syriac, by Unicode's combining class.
# What makes another letter of one (Japanese, Indic and Thai signs) is in other classes and stays.
POINTS = range(10, 37)
FIRST_ACCENT = 200
SAME = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ـ": ""}
    | dict.fromkeys("’‘‛ʼʻʹ′`´", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)


def fold(text: str) -> str:
    """The text as far as it matters: without case, accents, kinds of digits, spaces and punctuation around it."""
    folded = unicodedata.normalize("NFKD", text.translate(SAME)).casefold()
    folded = unicodedata.normalize("NFKD", folded).translate(SAME)
    return _without_ends(" ".join("".join(map(_fold_letter, folded)).split()))


def _fold_letter(letter: str) -> str:
    kind = unicodedata.combining(letter)
    if kind in POINTS or kind >= FIRST_ACCENT or unicodedata.category(letter) == "Cf":  # Cf: joiners, directions
        return ""
    return western_digit(letter)


def western_digit(letter: str) -> str:
    """Digits of any script as 0 to 9, anything else as it is."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _without_ends(text: str) -> str:
    kept = [at for at, letter in enumerate(text) if unicodedata.category(letter)[0] not in "PZ"]
    return text[kept[0] : kept[-1] + 1] if kept else ""


class TypedQuestion(QuestionBlock):
    """Right or not, nothing between. What was typed stays in the answer: remarks and analyses only say which it was."""

    field: ClassVar[str]  # where an answer, or the draft of one, keeps what was typed
    longest: ClassVar[int]

    @classmethod
    def is_right(cls, content: Content, answer: Answer) -> bool:
        raise NotImplementedError

    @classmethod
    def right_answers(cls, content: Content) -> list[str]:
        """In words, the one to show first."""
        raise NotImplementedError

    @classmethod
    def read_line(cls, data: Mapping[str, Any], prefix: str, nothing: str) -> str:
        """What was typed, without control characters and spaces around it; `nothing` says that there is none."""
        lines = [line for line in map(tidy_line, values_of(data, prefix)) if line]
        if not lines:
            raise NothingChosen(nothing)
        if len(lines) > 1:
            raise HostileAnswer
        return lines[0]

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        return float(cls.is_right(content, answer))

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        is_right, is_given = cls.is_right(content, answer), bool(cls.describe_answer(content, answer))
        wanted = " · ".join(cls.right_answers(content))
        return (
            Remark("accepted", gettext("A right answer"), is_right, True, wanted=wanted),
            Remark("other", gettext("Another answer"), is_given and not is_right, False),
        )

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        context = super().context(content, **given)
        context["typed"] = context["answer"].get(cls.field, "")
        context["longest"] = cls.longest
        context["given"] = cls.describe_answer(content, context["answer"])
        context["right_answers"] = cls.right_answers(content) if context["feedback"] else []
        return context
