"""A question on its way in or out: its words and how it is answered, in no format yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from curriculum.packing.nodes import UNPRINTABLE
from quizzes.exchange.rich_texts import paragraph
from quizzes.questions.interactions import Choice, HotText, Interaction

LINE_END = re.compile("\r\n|[\r\u2028\u2029]")


class CannotCarry(Exception):
    """A format has no way to say this; the message is the reason, a sentence."""


@dataclass(frozen=True)
class Picture:
    name: str
    alt: str
    content: bytes = b""


@dataclass(frozen=True)
class Asked:
    id: str
    prompt: str  # HTML of paragraphs, lists, bold and italic words, sound enough for XML
    interaction: Interaction
    feedback: str = ""  # the same, with links
    tags: tuple[str, ...] = ()
    picture: Picture | None = None


def tidy(value: Any) -> Any:
    """Texts, however deep within, with plain newlines and nothing unprintable."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", LINE_END.sub("\n", value))
    if isinstance(value, tuple):
        return tuple(map(tidy, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: tidy(getattr(value, field.name)) for field in fields(value)})
    return value


def fitted(asked: Asked, known: tuple[type[Interaction], ...]) -> Asked:
    """The question with an interaction the format knows: its own, or the one that builds on."""
    interaction = asked.interaction
    if type(interaction) in known or not isinstance(interaction, HotText):
        return asked
    passage = "".join(part if isinstance(part, str) else interaction.options[part].text for part in interaction.passage)
    choice = Choice(interaction.options, interaction.multiple)
    return replace(asked, prompt=asked.prompt + paragraph(passage), interaction=choice)
