"""Questions that a quiz draws from a bank, other ones for each attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    StructBlock,
    StructBlockValidationError,
    StructValue,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.languages import NameBlock, in_language
from quizzes.choices import AgeBand, Difficulty

if TYPE_CHECKING:
    from quizzes.models import Question


class Draw(StructValue):
    def questions(self, language: str = "") -> list[Question]:
        """All there are to draw from; of the bank in this language, if there is one."""
        if self["bank"] is None:
            return []
        bank = in_language(self["bank"], language) if language else self["bank"]
        drawable = bank.questions.drawable().suited_to(self["difficulty"], self["age_band"])
        return drawable.select_related("bank").tagged(list(self["tags"]))


class DrawBlock(StructBlock):
    bank = SnippetChooserBlock("quizzes.QuestionBank", label=_("Question bank"))
    count = IntegerBlock(min_value=1, max_value=100, default=10, label=_("How many"))
    tags = ListBlock(
        NameBlock(max_length=60, label=_("Tag")),
        default=[],
        required=False,
        label=_("Only questions with all of these tags"),
    )
    difficulty = ChoiceBlock(choices=Difficulty.choices, required=False, label=_("Only of this difficulty"))
    age_band = ChoiceBlock(choices=AgeBand.choices, required=False, label=_("Only for this age"))

    class Meta:
        icon = "folder-open-inverse"
        label = _("Draw from a bank")
        label_format = "{count} × {bank}"
        template = "quizzes/questions/draw.html"
        value_class = Draw
        description = _("So many questions from a bank, other ones for each attempt.")

    def get_preview_value(self) -> StructValue:
        """Any bank stands for all."""
        bank = self.child_blocks["bank"].target_model.objects.first()
        return self.normalize({"bank": bank, "count": 10, "tags": [], "difficulty": "", "age_band": ""})

    def clean(self, value: Draw) -> Draw:
        value = super().clean(value)
        there = len(value.questions())
        if there < value["count"] and not self.is_deferred_validation:
            sentence = gettext("The bank has only %(there)d such questions. Ask for fewer, or for less.")
            raise StructBlockValidationError(block_errors={"count": ValidationError(sentence % {"there": there})})
        return value
