"""The four scales of a questionnaire, each a list of items of one kind."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from quizzes.questions.base import part_id
from quizzes.questions.mistakes import about_the_list, are_distinct

FEWEST_OPTIONS, MOST_OPTIONS = 3, 4


class ItemBlock(StructBlock):
    """An item freezes to plain data, which says in which words it was asked and what counts as right."""

    statement = CharBlock(max_length=300, label=_("Statement"))

    def freeze(self, value: StructValue, id: str) -> dict[str, Any]:
        return {"id": id, "statement": value["statement"]}


class KnowledgeBlock(ItemBlock):
    answer = BooleanBlock(required=False, label=_("The statement is true"))

    class Meta:
        icon = "circle-check"
        label = _("Statement")
        label_format = "{statement}"
        description = _("Learners say whether it is true, not true, or that they are not sure.")

    def freeze(self, value: StructValue, id: str) -> dict[str, Any]:
        return {**super().freeze(value, id), "answer": bool(value["answer"])}


class MythBlock(ItemBlock):
    myth = BooleanBlock(
        required=False,
        default=True,
        label=_("This is a myth"),
        help_text=_("Leave it unticked for a statement that is true: it shows who agrees with everything."),
    )

    class Meta:
        icon = "form"
        label = _("Statement")
        label_format = "{statement}"
        description = _("Learners say how much they agree, in five steps.")

    def freeze(self, value: StructValue, id: str) -> dict[str, Any]:
        return {**super().freeze(value, id), "myth": bool(value["myth"])}


class ConfidenceBlock(ItemBlock):
    class Meta:
        icon = "sliders"
        label = _("Statement")
        label_format = "{statement}"
        description = _("Something learners feel able to do, such as “I would know whom to tell.”")


class ChoiceBlock(StructBlock):
    text = TextBlock(rows=2, label=_("Option"))
    helpful = BooleanBlock(required=False, label=_("This helps"))

    class Meta:
        icon = "list-ul"
        label = _("Option")
        label_format = "{text}"


class VignetteBlock(StructBlock):
    prompt = TextBlock(
        rows=3, label=_("Situation"), help_text=_("About invented people, never the learner's own life.")
    )
    options = ListBlock(ChoiceBlock(), label=_("What would you do?"), default=[{}, {}, {}])

    class Meta:
        icon = "help"
        label = _("Situation")
        label_format = "{prompt}"
        description = _("A short situation about invented people, with three or four things one could do.")

    def clean(self, value: StructValue) -> StructValue:
        value = super().clean(value)
        if mistake := about_the_list(mistake_in([dict(option) for option in value["options"]])):
            raise StructBlockValidationError(block_errors={"options": mistake})
        return value

    def freeze(self, value: StructValue, id: str) -> dict[str, Any]:
        options = [
            {
                # An option that was never stored has only a random id, which would differ each time.
                "id": part_id(id, option.original_id or option.value["text"]),
                "text": option.value["text"],
                "helpful": bool(option.value["helpful"]),
            }
            for option in value["options"].bound_blocks
        ]
        return {"id": id, "prompt": value["prompt"], "options": options}


def mistake_in(options: list[dict[str, Any]]) -> str:
    """A sentence for the editor, or nothing."""
    if not FEWEST_OPTIONS <= len(options) <= MOST_OPTIONS:
        return gettext("Give 3 or 4 options; there are %(number)d.") % {"number": len(options)}
    if not are_distinct([option["text"] for option in options]):
        return gettext("Two options say the same thing. Change one of them.")
    return "" if any(option["helpful"] for option in options) else gettext("Let at least one option help.")
