"""What was read → entries as `bank.yaml` has them. Each interaction becomes the type of question it describes best."""

from __future__ import annotations

import re
from functools import singledispatch
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.packing.problems import Mistake, Spot
from curriculum.packing.values import tidy_line, tidy_number
from quizzes.exchange.asked import Asked
from quizzes.exchange.rich_texts import markdown_of
from quizzes.questions.interactions import (
    Choice,
    Gap,
    Gaps,
    HotText,
    Interaction,
    Judgement,
    Matching,
    Number,
    Ordering,
    Scale,
    Text,
)

Entry = dict[str, Any]

IN_GAP_TEXT = re.compile(r"[\\\[\]|]")
NO_ALT = gettext_lazy("A picture that has no description yet.")


def entry_of(asked: Asked) -> Entry:
    """The entry, without what the question does not say: left out, a field means its usual value."""
    tags = {"tags": list(asked.tags)} if asked.tags else {}
    prompt = markdown_of(asked.prompt, "prompt")
    if not prompt:
        raise Mistake(Spot(""), _("It asks nothing: there are no words before its answers."))
    entry = {"id": asked.id, **kind_and_parts(asked.interaction), **tags, "prompt": prompt, **picture_of(asked)}
    feedback = markdown_of(asked.feedback, "feedback")
    return {**entry, "feedback": feedback} if feedback else entry


def picture_of(asked: Asked) -> Entry:
    if asked.picture is None:
        return {}
    return {"picture": asked.picture.name, "picture_alt": tidy_line(asked.picture.alt)[:300] or str(NO_ALT)}


def with_words(**words: str) -> dict[str, str]:
    return {name: text for name, text in words.items() if text}


@singledispatch
def kind_and_parts(interaction: Interaction) -> Entry:
    raise TypeError(f"Nothing here is made of {interaction!r}.")


@kind_and_parts.register
def _choice(interaction: Choice) -> Entry:
    options = [
        {"text": option.text, **({"correct": True} if option.is_right else {}), **with_words(feedback=option.feedback)}
        for option in interaction.options
    ]
    return {"type": "multiple_choice" if interaction.multiple else "single_choice", "options": options}


@kind_and_parts.register
def _hot_text(interaction: HotText) -> Entry:
    options = interaction.options
    passage = "".join(part if isinstance(part, str) else options[part].text for part in interaction.passage)
    phrases = [
        {"text": option.text, "second_look": option.is_right, **with_words(why=option.feedback)} for option in options
    ]
    return {"type": "hot_text", "passage": passage, "phrases": phrases}


@kind_and_parts.register
def _judgement(interaction: Judgement) -> Entry:
    words = with_words(feedback_true=interaction.feedback_true, feedback_false=interaction.feedback_false)
    return {"type": "true_false", "answer": interaction.is_true, **words}


@kind_and_parts.register
def _matching(interaction: Matching) -> Entry:
    pairs = [{"item": item, "match": match} for item, match in interaction.pairs]
    others = {"others": list(interaction.others)} if interaction.others else {}
    return {"type": "matching", "pairs": pairs, **others}


@kind_and_parts.register
def _ordering(interaction: Ordering) -> Entry:
    return {"type": "ordering", "items": list(interaction.items)}


@kind_and_parts.register
def _gaps(interaction: Gaps) -> Entry:
    return {"type": "gap_choice", "text": "".join(map(gap_text, interaction.parts))}


def gap_text(part: str | Gap) -> str:
    if isinstance(part, str):
        return IN_GAP_TEXT.sub(r"\\\g<0>", part)
    return "[" + "|".join(map(gap_text, part.options)) + "]"


@kind_and_parts.register
def _text(interaction: Text) -> Entry:
    return {"type": "short_text", "accepted": list(interaction.accepted)}


@kind_and_parts.register
def _number(interaction: Number) -> Entry:
    unit = with_words(unit=interaction.unit)
    value, tolerance = tidy_number(interaction.value), tidy_number(interaction.tolerance)
    return {"type": "number", "value": value, "tolerance": tolerance, **unit}


@kind_and_parts.register
def _scale(interaction: Scale) -> Entry:
    return {"type": "rating", "low": interaction.low, "high": interaction.high, "points": interaction.points}
