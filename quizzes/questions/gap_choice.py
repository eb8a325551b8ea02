"""A text with gaps, each filled from a few options."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue, TextBlock

from curriculum.blocks.answerable import values_of
from quizzes.questions.base import (
    Answer,
    Content,
    HostileAnswer,
    NothingChosen,
    QuestionBlock,
    Remark,
    general_feedback_block,
    part_id,
)
from quizzes.questions.interactions import Gap, Gaps
from quizzes.questions.mistakes import Mistakes, about_the_field

FEWEST_OPTIONS, MOST_OPTIONS, MOST_GAPS, LONGEST_OPTION = 2, 5, 8, 80
GAP = re.compile(r"\[([^\[\]]*)\]")
ESCAPED = re.compile(r"\\([\\\[\]|])")
HIDDEN = {"\\": "\x01", "[": "\x02", "]": "\x03", "|": "\x04"}  # by characters that no text holds
SHOWN = str.maketrans({hidden: shown for shown, hidden in HIDDEN.items()})

Piece = str | list[str]  # text, or a gap: its options, the right one first


def pieces_of(line: str) -> list[str]:
    """Text and the insides of gaps in turn, escaped characters hidden."""
    return GAP.split(ESCAPED.sub(lambda escape: HIDDEN[escape[1]], line.strip()))


def read_line(line: str) -> list[Piece]:
    return [
        [" ".join(option.translate(SHOWN).split()) for option in piece.split("|")] if at % 2 else piece.translate(SHOWN)
        for at, piece in enumerate(pieces_of(line))
    ]


def read_lines(text: str) -> list[list[Piece]]:
    """The paragraphs of an editor's text. A bracket without its partner stays text."""
    return [read_line(line) for line in text.splitlines() if line.strip()]


def problems_with(text: str) -> Iterator[str]:
    """Sentences for the editor, each naming the gap."""
    yield from problems_with_brackets(text)
    gaps = [piece for line in read_lines(text) for piece in line if isinstance(piece, list)]
    if not 1 <= len(gaps) <= MOST_GAPS:
        yield gettext("Give from 1 to 8 gaps, such as [right|other]; there are %(number)d.") % {"number": len(gaps)}
    for number, options in enumerate(gaps, 1):
        if problem := problem_with_gap(options):
            yield problem % {"number": number, "options": len(options)}


def problems_with_brackets(text: str) -> Iterator[str]:
    unclosed = gettext("Gap %(number)d does not end on its line. Close it with ], or write \\[ for a bracket.")
    unopened = gettext("Before gap %(number)d there is a ] that ends no gap. Write \\] for a bracket.")
    number = 1
    for line in text.splitlines():
        for at, piece in enumerate(pieces_of(line)):
            number += at % 2
            if at % 2 == 0 and ("[" in piece or "]" in piece):
                yield (unclosed if "[" in piece else unopened) % {"number": number}


def problem_with_gap(options: list[str]) -> str:
    if not all(options):
        return gettext("Gap %(number)d has an empty option. Write words between the bars.")
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        return gettext("Gap %(number)d needs from 2 to 5 options with | between them; it has %(options)d.")
    if len({option.casefold() for option in options}) < len(options):
        return gettext("Gap %(number)d offers the same words twice. Change one of them.")
    if max(map(len, options)) > LONGEST_OPTION:
        return gettext("Gap %(number)d has an option of more than 80 characters. Shorten it.")
    return ""


class GapChoiceBlock(QuestionBlock):
    """An answer is `{"gaps": {gap: option}}`; some may be left open.

    Frozen, `lines` hold text and the places of gaps. Options stand as the editor wrote them, the right one first, and
    are mixed whenever they are shown.
    """

    type = "gap_choice"
    instruction = _("Choose the words that fit each gap.")

    text = TextBlock(
        max_length=2000,
        label=_("Text with gaps"),
        help_text=_(
            "Write each gap as [right words|other words|others], the right ones first: 1 to 8 gaps, 2 to 5 options "
            "each, always shown mixed. A line is a paragraph. Write \\[ \\] \\| where no gap is meant."
        ),
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "form"
        label = _("Gaps to fill")
        template = "quizzes/questions/gap_choice.html"
        description = _("A text with gaps, each filled from 2 to 5 options.")
        preview_value = {
            "prompt": "<p>You are worried about a guest. What now?</p>",
            "text": "Tell the [duty manager|guest|other guests] what you saw.\nIn danger, call [911|a friend].",
            "feedback": "<p>Noticing and telling is enough. Others take it from there.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        return {"text": about_the_field(next(problems_with(value["text"] or ""), ""))}

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        gaps: list[Content] = []
        lines = [[_freeze_piece(piece, gaps, id) for piece in line] for line in read_lines(value["text"] or "")]
        return {"lines": [[piece for piece in line if piece != ""] for line in lines], "gaps": gaps}

    # On frozen content ------------------------------------------------------------------------------------------

    @classmethod
    def read_answer(cls, content: Content, data: Mapping[str, Any], prefix: str) -> Answer:
        filled: dict[str, str] = {}
        for gap in content["gaps"]:
            chosen = [id for id in values_of(data, f"{prefix}-{gap['id']}") if id]
            if len(chosen) > 1 or not set(chosen) <= texts_of(gap).keys():
                raise HostileAnswer
            if chosen:
                filled[gap["id"]] = chosen[0]
        if not filled:
            raise NothingChosen(gettext("Choose words for at least one gap first."))
        return {"gaps": filled}

    @classmethod
    def grade(cls, content: Content, answer: Answer) -> float:
        right = len(cls.picks(content, answer))
        return right / len(content["gaps"]) if content["gaps"] else 0.0

    @classmethod
    def describe_answer(cls, content: Content, answer: Answer) -> str:
        return " · ".join(remark.given or gettext("(left open)") for remark in cls.remarks(content, answer))

    @classmethod
    def describe_right_answer(cls, content: Content) -> str:
        wanted = [remark.wanted for remark in cls.remarks(content, {})]
        words = {"answer": " · ".join(wanted)}
        return ngettext("The right answer is: %(answer)s", "The right answers are: %(answer)s", len(wanted)) % words

    @classmethod
    def remarks(cls, content: Content, answer: Answer) -> tuple[Remark, ...]:
        return tuple(_remark_on(gap, number, answer) for number, gap in enumerate(content["gaps"], 1))

    @classmethod
    def picks(cls, content: Content, answer: Answer) -> set[str]:
        """The gaps that are filled rightly."""
        return {remark.part for remark in cls.remarks(content, answer) if remark.is_right}

    @classmethod
    def interaction(cls, content: Content) -> Gaps:
        gaps = [Gap(right_first(gap)) for gap in content["gaps"]]
        pieces = [piece for line in content["lines"] for piece in ["\n", *line]][1:]
        return Gaps(tuple(gaps[piece] if isinstance(piece, int) else piece for piece in pieces))

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        """Mixed whatever `shuffle` says: the editor's order is the key."""
        mixed = []
        for gap in content["gaps"]:
            ids = sorted(texts_of(gap))
            chance.shuffle(ids)
            mixed += ids
        return mixed

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        order = order or cls.arrange(content, random.Random(content["id"]), shuffle=True)  # noqa: S311 - for practice
        places = {id: place for place, id in enumerate(order)}
        gaps = [_public_gap(gap, number, places) for number, gap in enumerate(content["gaps"], 1)]
        lines = [
            [gaps[piece] if isinstance(piece, int) else {"text": piece} for piece in line] for line in content["lines"]
        ]
        return {**super().public(content), "lines": lines, "number_of_gaps": len(gaps)}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Each gap also knows what was given and, once feedback is due, its remark."""
        context = super().context(content, **given)
        filled = filled_gaps(context["answer"])
        remarks = {remark.part: remark for remark in context["feedback"].remarks} if context["feedback"] else {}
        context["gaps"] = [piece for line in context["question"]["lines"] for piece in line if "options" in piece]
        for gap in context["gaps"]:
            gap["remark"] = remarks.get(gap["id"])
            gap["given"] = texts_of(gap).get(filled.get(gap["id"], ""), "")
            for option in gap["options"]:
                option["is_chosen"] = filled.get(gap["id"]) == option["id"]
        return context


def _freeze_piece(piece: Piece, gaps: list[Content], question_id: str) -> str | int:
    """The text, or the gap's place among `gaps`, where it is put. Gaps are named by place, options by their words."""
    if isinstance(piece, str):
        return piece
    mark = f"gap {len(gaps) + 1}"
    options = [{"id": part_id(question_id, f"{mark}\n{text}"), "text": text} for text in piece]
    gaps.append({"id": part_id(question_id, mark), "right": options[0]["id"], "options": options})
    return len(gaps) - 1


def _public_gap(gap: Content, number: int, places: dict[str, int]) -> Content:
    texts = texts_of(gap)
    ids = sorted(texts, key=lambda id: (places.get(id, len(places)), id))
    return {"id": gap["id"], "number": number, "options": [{"id": id, "text": texts[id]} for id in ids]}


def _remark_on(gap: Content, number: int, answer: Answer) -> Remark:
    texts = texts_of(gap)
    chosen = filled_gaps(answer).get(gap["id"], "")
    return Remark(
        part=gap["id"],
        label=gettext("Gap %(number)d") % {"number": number},
        is_chosen=chosen in texts,
        is_right=chosen == gap["right"],
        given=texts.get(chosen, ""),
        wanted=texts[gap["right"]],
    )


def filled_gaps(answer: Answer) -> dict[str, str]:
    return answer.get("gaps", {})


def texts_of(gap: Content) -> dict[str, str]:
    return {option["id"]: option["text"] for option in gap["options"]}


def right_first(gap: Content) -> tuple[str, ...]:
    texts = texts_of(gap)
    return (texts.pop(gap["right"]), *texts.values())
