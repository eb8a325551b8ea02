"""Questions that a quiz draws from a bank, other ones for each attempt."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, ListBlock, StructBlock, StructBlockValidationError, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock


class DrawBlock(StructBlock):
    bank = SnippetChooserBlock("quizzes.QuestionBank", label=_("Question bank"))
    count = IntegerBlock(min_value=1, max_value=100, default=10, label=_("How many"))
    tags = ListBlock(
        CharBlock(max_length=60, label=_("Tag")),
        default=[],
        required=False,
        label=_("Only questions with all of these tags"),
    )

    class Meta:
        icon = "folder-open-inverse"
        label = _("Draw from a bank")
        label_format = "{count} × {bank}"
        template = "quizzes/questions/draw.html"
        description = _("So many questions from a bank, other ones for each attempt.")

    def get_preview_value(self) -> StructValue:
        """Any bank stands for all."""
        bank = self.child_blocks["bank"].target_model.objects.first()
        return self.normalize({"bank": bank, "count": 10, "tags": []})

    def clean(self, value: StructValue) -> StructValue:
        value = super().clean(value)
        there = len(value["bank"].questions.drawable().tagged(list(value["tags"])))
        if there < value["count"]:
            sentence = gettext("The bank has only %(there)d such questions. Ask for fewer, or remove a tag.")
            raise StructBlockValidationError(block_errors={"count": ValidationError(sentence % {"there": there})})
        return value
