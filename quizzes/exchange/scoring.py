"""Answers with a credit each, as GIFT and Moodle have them → one of our interactions, saying what is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from quizzes.exchange.reading import Item, note
from quizzes.exchange.uploads import refuse
from quizzes.questions.interactions import Choice, Number, Option, Text

WILD = re.compile(r"(?<!\\)\*")


@dataclass(frozen=True)
class Scored:
    text: str
    credit: float  # 1 for full credit; may be negative
    feedback: str = ""


def choice_among(scored: list[Scored], multiple: bool, item: Item) -> Choice:
    if multiple:
        earned = {round(option.credit, 3) for option in scored if option.credit > 0}
        if len(earned) > 1:
            note(item, _("Every right option earns the same share here."))
    elif any(0 < option.credit < 1 for option in scored):
        note(item, _("An option that earns part of the credit counts as not right here."))
    options = (Option(option.text, is_right(option, multiple), option.feedback) for option in scored)
    return Choice(tuple(options), multiple)


def is_right(option: Scored, multiple: bool) -> float:
    return float(option.credit > 0 if multiple else option.credit >= 1)


def texts_among(scored: list[Scored], item: Item) -> Text:
    note_feedback(scored, item)
    accepted = [answer for answer in scored if answer.credit >= 1]
    if any(0 < answer.credit < 1 for answer in scored):
        note(item, _("Answers that earn part of the credit are left out."))
    if any(WILD.search(answer.text) for answer in accepted):
        raise refuse(_("An answer in which * stands for any letters cannot be imported."))
    if not accepted:
        raise refuse(_("No answer earns full credit."))
    return Text(tuple(answer.text.replace("\\*", "*") for answer in accepted))


def number_among(found: list[tuple[float, float, Scored]], item: Item) -> Number:
    note_feedback([scored for _value, _tolerance, scored in found], item)
    right = [(value, tolerance) for value, tolerance, scored in found if scored.credit >= 1]
    if not right:
        raise refuse(_("No answer earns full credit."))
    if len(found) > 1:
        note(item, _("Only the first answer with full credit is taken."))
    return Number(*right[0])


def note_feedback(scored: list[Scored], item: Item) -> None:
    if any(answer.feedback for answer in scored):
        note(item, _("Feedback on single answers is left out."))
