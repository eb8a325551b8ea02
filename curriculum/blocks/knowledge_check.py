from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered
from curriculum.blocks.groups import DOING
from curriculum.languages import in_this_language


class KnowledgeCheckBlock(AnswerableBlock):
    """The question comes from a room above; what is asked of it is `practice_html` and `read_answer`."""

    question = SnippetChooserBlock("quizzes.Question", label=_("Question"))
    required = must_be_answered()

    class Meta:
        icon = "help"
        label = _("Knowledge check")
        label_format = "{question}"
        group = DOING
        template = "curriculum/blocks/knowledge_check.html"
        description = _("A question from a bank, for practice only, answered at once.")
        help_text = _(
            "One question on what was just read, for practice; nothing is marked. Good: a situation instead "
            "of a definition, and feedback that explains."
        )

    def get_preview_value(self) -> StructValue:
        """Any question stands for all."""
        return self.normalize({"question": self.child_blocks["question"].target_model.objects.first()})

    def can_be_answered(self, value: StructValue) -> bool:
        """A question that was deleted must not keep anyone from finishing."""
        return value.get("question") is not None

    def read_answer(self, value: StructValue, data: Mapping[str, Any]) -> dict:
        return in_this_language(value["question"]).read_answer(data, data.get("block", ""))

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        if self.can_be_answered(value):
            given = {name: context.get(name) for name in ("answer", "draft")}
            context["fields"] = in_this_language(value["question"]).practice_html(context["block_id"], **given)
        return context
