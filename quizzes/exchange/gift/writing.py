"""Questions as GIFT."""

from __future__ import annotations

from functools import singledispatch

from django.utils.html import escape as escape_html
from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked, CannotCarry, fitted
from quizzes.exchange.gift.marks import escape
from quizzes.exchange.numbers import decimal, share
from quizzes.exchange.rich_texts import inline
from quizzes.questions.interactions import Choice, Gap, Gaps, Interaction, Judgement, Matching, Number, Text

KNOWN = (Choice, Gaps, Judgement, Matching, Number, Text)
HEADER = "// Question bank: {title}\n\n"


def write_item(asked: Asked) -> str:
    asked = fitted(asked, KNOWN)
    interaction = asked.interaction
    before, after = around_gap(interaction) if isinstance(interaction, Gaps) else ("", "")
    tags = "".join(f" [tag:{tag.replace(']', ')')}]" for tag in asked.tags)
    body = answers(interaction)
    if asked.feedback:
        body += f"####[html]{escape(asked.feedback)}"
    prompt = escape(asked.prompt) + before
    return f"// [id:{asked.id}]{tags}\n::{escape(asked.id)}::[html]{prompt}{{{body}}}{after}\n"


def join(chunks: list[str], title: str) -> bytes:
    return (HEADER.format(title=" ".join(title.split())) + "\n".join(chunks)).encode()


def around_gap(interaction: Gaps) -> tuple[str, str]:
    """One gap is a missing word."""
    places = [place for place, part in enumerate(interaction.parts) if isinstance(part, Gap)]
    if len(places) != 1:
        raise CannotCarry(_("GIFT knows texts with one gap only."))
    before, after = interaction.parts[: places[0]], interaction.parts[places[0] + 1 :]
    words = ["".join(str(part) for part in side) for side in (before, after)]
    return escape(f"<p>{inline(words[0])}"), escape(f"{inline(words[1])}</p>")


def plain(text: str) -> str:
    return f"[plain]{escape(text)}"


def remark(feedback: str) -> str:
    return f"#{plain(feedback)}" if feedback else ""


@singledispatch
def answers(interaction: Interaction) -> str:
    raise CannotCarry(_("GIFT has no questions of this kind."))


@answers.register
def _choice(interaction: Choice) -> str:
    lines = (
        f"\n\t{weight(part, interaction.multiple)}{plain(option.text)}{remark(option.feedback)}"
        for option, part in zip(interaction.options, interaction.shares, strict=True)
    )
    return "".join(lines) + "\n"


def weight(part: float, multiple: bool) -> str:
    """`=` says that only one option may be chosen."""
    if part in (0, 1) and not multiple:
        return "=" if part else "~"
    return f"~%{share(part)}%"


@answers.register
def _judgement(interaction: Judgement) -> str:
    """First what those read who are wrong, then those who are right."""
    right, wrong = interaction.feedback_true, interaction.feedback_false
    if not interaction.is_true:
        right, wrong = wrong, right
    words = f"#{plain(wrong) if wrong else ''}#{plain(right)}" if right else remark(wrong)
    return ("TRUE" if interaction.is_true else "FALSE") + words


@answers.register
def _matching(interaction: Matching) -> str:
    lines = [f"\n\t={match_item(item)} -> {escape(match)}" for item, match in interaction.pairs]
    return "".join([*lines, *(f"\n\t= -> {escape(other)}" for other in interaction.others), "\n"])


def match_item(item: str) -> str:
    """An arrow cannot be escaped in plain text."""
    if "->" in item:
        return f"[html]{escape(escape_html(item))}"
    return plain(item)


@answers.register
def _text(interaction: Text) -> str:
    """`*` would stand for any letters, and a percentage for its credit."""
    if any("->" in accepted for accepted in interaction.accepted):
        raise CannotCarry(_("GIFT takes `->` in an answer for matching."))
    lines = []
    for accepted in interaction.accepted:
        weight = "%100%" if accepted.startswith("%") else ""
        lines.append(f"\n\t={weight}" + escape(accepted.replace("*", "\\*")))
    return "".join(lines) + "\n"


@answers.register
def _number(interaction: Number) -> str:
    return f"#{decimal(interaction.value)}:{decimal(interaction.tolerance)}"


@answers.register
def _gaps(interaction: Gaps) -> str:
    gap = next(part for part in interaction.parts if isinstance(part, Gap))
    lines = [f"\n\t{'~' if place else '='}{plain(option)}" for place, option in enumerate(gap.options)]
    return "".join(lines) + "\n"


def losses(asked: Asked) -> list[str]:
    """What a question goes out without."""
    has_unit = isinstance(asked.interaction, Number) and asked.interaction.unit
    found = [_("its picture")] if asked.picture else []
    found += [_("its unit")] if has_unit else []
    return found + (
        [_("its gap: it comes back as a question with a blank in it")] if isinstance(asked.interaction, Gaps) else []
    )
