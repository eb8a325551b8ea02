"""A message, an advert or a note whose phrases are marked where they deserve a second look."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import normalize_newlines
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, ListBlock, StructBlock, StructBlockValidationError, StructValue, TextBlock
from wagtail.blocks.list_block import ListBlockValidationError

from quizzes.questions.base import Content, general_feedback_block, part_id
from quizzes.questions.interactions import HotText
from quizzes.questions.mistakes import Mistakes
from quizzes.questions.noticing import NoticingQuestion
from quizzes.questions.passages import cut, in_paragraphs, locate, places_of


class PhraseBlock(StructBlock):
    text = TextBlock(rows=1, label=_("Phrase"), help_text=_("Exactly as it stands in the passage."))
    second_look = BooleanBlock(required=False, label=_("Deserves a second look"))
    why = TextBlock(rows=2, label=_("Why"), help_text=_("Shown after answering."))

    class Meta:
        icon = "pilcrow"
        label = _("Phrase")
        label_format = "{text}"


class HotTextBlock(NoticingQuestion):
    type = "hot_text"
    instruction = _("Mark every underlined phrase that deserves a second look.")
    field = "phrases"
    most = 12
    wrong_number = _("Give from 2 to 12 phrases; there are %(number)d.")
    nothing_marked = _("Mark at least one phrase that deserves a second look.")

    passage = TextBlock(
        rows=6, label=_("Passage"), help_text=_("The message, advert or note. An empty line begins a new paragraph.")
    )
    phrases = ListBlock(
        PhraseBlock(),
        label=_("Phrases"),
        default=[{}, {}, {}],
        help_text=_("Those that can be marked: some that deserve a second look, and some that are ordinary."),
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "edit"
        label = _("Hot text")
        template = "quizzes/questions/hot_text.html"
        description = _("A text with 2 to 12 phrases. Those that deserve a second look are to be marked.")
        preview_value = {
            "prompt": "<p>A friend sends you this advert. What would you look at twice?</p>",
            "passage": "Help wanted in a busy kitchen.\nWe keep your ID safe for you. Uniforms are provided.",
            "phrases": [
                {"text": "We keep your ID", "second_look": True, "why": "ID stays with its owner."},
                {"text": "Uniforms are provided", "second_look": False, "why": "Many kitchens do this."},
            ],
            "feedback": "<p>One line can be an honest slip. Ask, and look for more.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        found = super().mistakes_in(value)
        if found[self.field] or not (problems := phrase_problems(value)):
            return found
        errors = {at: StructBlockValidationError({"text": ValidationError(said)}) for at, said in problems.items()}
        return {self.field: ListBlockValidationError(block_errors=errors)}

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        """The passage cut at its phrases. One that is not there (in a draft) cannot be marked."""
        passage = normalize_newlines(value["passage"]).strip()
        phrases = value["phrases"].bound_blocks
        places = locate([phrase.value["text"] for phrase in phrases], passage)
        in_order = sorted(places, key=lambda at: places[at])
        return {
            "passage": cut(passage, [places[at] for at in in_order]),
            "parts": [self._freeze_phrase(id, phrases[at]) for at in in_order],
        }

    def _freeze_phrase(self, id: str, phrase: Any) -> Content:
        # A phrase that was never stored has only a random id; its words are what lasts.
        return {
            "id": part_id(id, phrase.original_id or phrase.value["text"]),
            "text": " ".join(phrase.value["text"].split()),
            "second_look": bool(phrase.value["second_look"]),
            "why": phrase.value["why"] or "",
        }

    @classmethod
    def interaction(cls, content: Content) -> HotText:
        return HotText(cls.exchanged_parts(content), multiple=True, passage=tuple(content["passage"]))

    @classmethod
    def public(cls, content: Content, order: list[str] | None = None) -> Content:
        return {**super().public(content), "passage": content["passage"]}

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """The passage in paragraphs, with the parts themselves where they stand. Those with a remark are numbered."""
        context = super().context(content, **given)
        parts = context["question"]["parts"]
        for number, part in enumerate((part for part in parts if part["is_told"]), 1):
            part["number"] = number
        context["question"]["paragraphs"] = [
            [parts[piece] if isinstance(piece, int) else piece for piece in paragraph]
            for paragraph in in_paragraphs(content["passage"])
        ]
        return context


def phrase_problems(value: StructValue) -> dict[int, str]:
    """A sentence for each phrase that cannot be marked, by its place in the list."""
    passage = normalize_newlines(value["passage"]).strip()
    phrases = [" ".join(phrase["text"].split()) for phrase in value["phrases"]]
    places = locate(phrases, passage)
    problems = {}
    for at, phrase in enumerate(phrases):
        if phrase in phrases[:at]:
            problems[at] = gettext("“%s” is in the list twice. Remove one, or add words that tell them apart.")
        elif not any(places_of(phrase, passage)):
            problems[at] = gettext("“%s” does not stand in the passage. Copy it exactly as it is written there.")
        elif at not in places:
            problems[at] = gettext("“%s” overlaps another phrase. Choose words that belong to one of them only.")
    return {at: sentence % phrases[at] for at, sentence in problems.items()}
