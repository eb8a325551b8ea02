"""A number is typed, and right if it is near enough."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, FloatBlock, StructValue

from curriculum.packing.values import tidy_line, tidy_number
from quizzes.questions.base import Answer, Content, UnreadableAnswer, general_feedback_block
from quizzes.questions.interactions import Number
from quizzes.questions.typed import TypedQuestion, western_digit

LONGEST = 40
FIRST_GROUPED = 10_000  # 2026 is written as a year is
PLAIN = re.compile(r"([+-]?) ?(?=.?\d)(\d*)(?:[.,٫](\d*))?")
GROUPED = re.compile(  # groups of two or three digits (1,00,000), the last of three
    r"([+-]?) ?([1-9]\d{0,2}(?P<mark>[ ,.'٬])(?:\d{2,3}(?P=mark))*\d{3})(?:(?!(?P=mark))[.,٫](\d*))?"
)
SIGNS = str.maketrans("，．＋－−’", ",.+--'")


def read_number(typed: str, unit: str = "") -> float | None:
    """The number that was typed, with or without its unit; None if it is something else.

    Digits of any script count. A comma or a point before other than three digits is the decimal mark (3,5 and 1.25),
    and so is what stands after marks of another kind (1,000.5 and 1.000,5). Marks before three digits part thousands
    where they can be nothing else: 1 000, 1'000, 1,000,000. One comma or point before exactly three digits could be
    either: it parts thousands where the page's language writes them so, else it is the decimal mark. So 1,000 is a
    thousand in English and one in French, 1.000 is one in both. Feedback says what was read.
    """
    text, unit = plain(typed), plain(unit)
    text = text.removesuffix(unit).removeprefix(unit).strip()
    grouped, decimal = GROUPED.fullmatch(text), PLAIN.fullmatch(text)
    if grouped and (not decimal or grouped["mark"] == get_format("THOUSAND_SEPARATOR")):
        sign, whole, _mark, part = grouped.groups()
        return number_of(sign, whole.replace(grouped["mark"], ""), part)
    return number_of(*decimal.groups()) if decimal else None


def number_of(sign: str, whole: str, part: str | None) -> float:
    return float(f"{sign}{whole or 0}.{part or 0}")


def plain(typed: str) -> str:
    """Digits as 0 to 9, signs and spaces of one kind each, letters small, no marks of direction."""
    seen = (western_digit(letter) for letter in typed if unicodedata.category(letter) != "Cf")
    return " ".join(tidy_line("".join(seen).translate(SIGNS)).split()).casefold()


def say(number: float, unit: str = "") -> str:
    """As the page's language writes it."""
    written = number_format(tidy_number(number), force_grouping=abs(number) >= FIRST_GROUPED)
    return f"{written}\N{NO-BREAK SPACE}{unit}" if unit else str(written)


class NumberBlock(TypedQuestion):
    """An answer is `{"typed": "3,5", "number": 3.5}`."""

    type = "number"
    instruction = _("Answer with a number.")
    field = "typed"
    longest = LONGEST

    value = FloatBlock(label=_("Right number"))
    tolerance = FloatBlock(
        min_value=0,
        required=False,
        default=0,
        label=_("Tolerance"),
        help_text=_("How far off an answer may be and still be right. 0: not at all."),
    )
    unit = CharBlock(
        max_length=20, required=False, label=_("Unit"), help_text=_("Shown beside the field, such as “minutes”.")
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "decimal"
        label = _("Number")
        template = "quizzes/questions/number.html"
        description = _("A number is typed, right within a tolerance.")
        preview_value = {
            "prompt": "<p>A shift is from 9:00 to 17:00, with half an hour of break. How long is the work itself?</p>",
            "value": 7.5,
            "tolerance": 0,
            "unit": "hours",
            "feedback": "<p>What was agreed, what was worked and what is paid should be the same.</p>",
        }

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        return {
            "value": tidy_number(value["value"] or 0),
            "tolerance": tidy_number(value["tolerance"] or 0),
            "unit": (value["unit"] or "").strip(),
        }

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        typed = cls.read_line(data, prefix, gettext("Write a number first."))
        number = read_number(typed, content["unit"]) if len(typed) <= LONGEST else None
        if number is None:
            sentence = gettext("Write a number here, such as 12 or 3.5.")
            raise UnreadableAnswer(sentence, {"typed": typed[:LONGEST].rstrip()})
        return {"typed": typed, "number": number}

    @classmethod
    def is_right(cls, content: Content, answer: Answer) -> bool:
        number = answer.get("number")
        if number is None:
            return False
        value, tolerance = content["value"], content["tolerance"]
        # The machine's 0.1 + 0.2 is not quite 0.3.
        slack = 2 * math.ulp(max(abs(number), abs(value), tolerance))
        return abs(number - value) <= tolerance + slack

    @classmethod
    def right_answers(cls, content: Content) -> list[str]:
        number = say(content["value"], content["unit"])
        if not content["tolerance"]:
            return [number]
        value, tolerance = Decimal(repr(content["value"])), Decimal(repr(content["tolerance"]))
        words = {"number": number, "low": say(float(value - tolerance)), "high": say(float(value + tolerance))}
        return [gettext("%(number)s (anything from %(low)s to %(high)s counts)") % words]

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return say(answer["number"], content["unit"]) if "number" in answer else ""

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        return gettext("The right answer is: %(answer)s") % {"answer": cls.right_answers(content)[0]}

    @classmethod
    def interaction(cls, content: Content) -> Number:
        return Number(float(content["value"]), float(content["tolerance"]), content["unit"])

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        return {**super().public(content), "unit": content["unit"]}
