"""Questions as Moodle XML."""

from __future__ import annotations

import base64
from functools import singledispatch

from django.utils.html import escape
from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked, CannotCarry, fitted
from quizzes.exchange.markup import comment, element, words
from quizzes.exchange.numbers import decimal, share
from quizzes.exchange.rich_texts import inline
from quizzes.questions.interactions import Choice, Gap, Gaps, Interaction, Judgement, Matching, Number, Ordering, Text

KNOWN = (Choice, Gaps, Judgement, Matching, Number, Ordering, Text)
MOST_GAPS = 20  # Moodle numbers groups of options from 1 to 20
HTML, PLAIN = "html", "plain_text"


def write_item(asked: Asked) -> str:
    asked = fitted(asked, KNOWN)
    kind, parts = kind_and_parts(asked.interaction)
    inner = [
        element("name", text(asked.id)),
        element("questiontext", *prompt(asked), format=HTML),
        element("generalfeedback", text(asked.feedback), format=HTML),
        *(element(name, value) for name, value in (("defaultgrade", "1"), ("penalty", "0"), ("hidden", "0"))),
        element("idnumber", words(asked.id)),
        *parts,
    ]
    if asked.tags:
        inner.append(element("tags", *(element("tag", text(tag)) for tag in asked.tags)))
    return element("question", "\n", *(f"  {part}\n" for part in inner), type=kind) + "\n"


def join(chunks: list[str], title: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{comment(title)}\n<quiz>\n{"".join(chunks)}</quiz>\n'.encode()


def text(content: str) -> str:
    return element("text", words(content))


def prompt(asked: Asked) -> list[str]:
    html = asked.prompt
    if isinstance(asked.interaction, Gaps):
        html += gap_text(asked.interaction)
    if asked.picture is None:
        return [text(html)]
    picture = asked.picture
    shown = f'<p><img src="@@PLUGINFILE@@/{picture.name}" alt="{escape(picture.alt)}"/></p>'
    content = base64.b64encode(picture.content).decode()
    return [text(html + shown), element("file", content, name=picture.name, path="/", encoding="base64")]


def gap_text(interaction: Gaps) -> str:
    """Each gap names its right option among all options of the question."""
    parts, number = [], 1
    for part in interaction.parts:
        if isinstance(part, Gap):
            parts.append(f"[[{number}]]")
            number += len(part.options)
        else:
            parts.append(inline(part).replace("[", "&#91;"))
    return f"<p>{''.join(parts)}</p>"


def answer(content: str, credit: str, feedback: str = "", *inner: str) -> str:
    said = element("feedback", text(feedback), format=PLAIN)
    return element("answer", text(content), said, *inner, fraction=credit, format=PLAIN)


@singledispatch
def kind_and_parts(interaction: Interaction) -> tuple[str, list[str]]:
    raise CannotCarry(_("Moodle has no questions of this kind."))


@kind_and_parts.register
def _choice(interaction: Choice) -> tuple[str, list[str]]:
    if interaction.multiple and not any(option.is_right for option in interaction.options):
        raise CannotCarry(_("Moodle wants at least one option to be right."))
    options = [
        answer(option.text, share(part), option.feedback)
        for option, part in zip(interaction.options, interaction.shares, strict=True)
    ]
    single = element("single", "false" if interaction.multiple else "true")
    return "multichoice", [single, shuffled(), element("answernumbering", "none"), *options]


def shuffled() -> str:
    return element("shuffleanswers", "true")


@kind_and_parts.register
def _judgement(interaction: Judgement) -> tuple[str, list[str]]:
    said = {True: interaction.feedback_true, False: interaction.feedback_false}
    answers = [
        answer(str(value).lower(), "100" if value is interaction.is_true else "0", feedback)
        for value, feedback in said.items()
    ]
    return "truefalse", answers


@kind_and_parts.register
def _matching(interaction: Matching) -> tuple[str, list[str]]:
    pairs = [*interaction.pairs, *(("", other) for other in interaction.others)]
    parts = [element("subquestion", text(item), element("answer", text(match)), format=PLAIN) for item, match in pairs]
    return "matching", [shuffled(), *parts]


@kind_and_parts.register
def _ordering(interaction: Ordering) -> tuple[str, list[str]]:
    how = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": "0", "gradingtype": "ABSOLUTE_POSITION"}
    items = [answer(item, str(place)) for place, item in enumerate(interaction.items, start=1)]
    return "ordering", [*(element(name, value) for name, value in how.items()), *items]


@kind_and_parts.register
def _gaps(interaction: Gaps) -> tuple[str, list[str]]:
    gaps = [part for part in interaction.parts if isinstance(part, Gap)]
    if len(gaps) > MOST_GAPS:
        raise CannotCarry(_("Moodle knows texts with up to 20 gaps."))
    options = [
        element("selectoption", text(option), element("group", str(group)))
        for group, gap in enumerate(gaps, start=1)
        for option in gap.options
    ]
    return "gapselect", [shuffled(), *options]


@kind_and_parts.register
def _text(interaction: Text) -> tuple[str, list[str]]:
    """`*` would stand for any letters."""
    answers = [answer(accepted.replace("*", "\\*"), "100") for accepted in interaction.accepted]
    return "shortanswer", [element("usecase", "0"), *answers]


@kind_and_parts.register
def _number(interaction: Number) -> tuple[str, list[str]]:
    tolerance = element("tolerance", decimal(interaction.tolerance))
    parts = [answer(decimal(interaction.value), "100", "", tolerance)]
    if interaction.unit:
        unit = element("unit", element("multiplier", "1"), element("unit_name", words(interaction.unit)))
        parts.append(element("units", unit))
    # A unit may be typed and earns nothing.
    parts += [element("unitgradingtype", "0"), element("unitpenalty", "0"), element("showunits", "0")]
    return "numerical", parts


def losses(asked: Asked) -> list[str]:
    """What a question goes out without."""
    return [_("credit by pairs: places count instead")] if isinstance(asked.interaction, Ordering) else []
