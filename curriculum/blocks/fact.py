from __future__ import annotations

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, StructValue
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.blocks.groups import READING
from curriculum.choices import Verification
from curriculum.languages import in_this_language


class FactBlock(StructBlock):
    fact = SnippetChooserBlock("curriculum.Fact", label=_("Fact"))

    class Meta:
        icon = "decimal"
        label = _("Fact")
        label_format = "{fact}"
        group = READING
        template = "curriculum/blocks/fact.html"
        description = _("A figure or finding from the register of facts, with source and year. Shown once verified.")
        help_text = _(
            "Every figure and finding comes from the register, with source and year. Good: one fact where it "
            "answers a question the text has raised."
        )

    def get_context(self, value: StructValue, parent_context: dict | None = None) -> dict:
        return {**super().get_context(value, parent_context), "fact": in_this_language(value.get("fact"))}

    def get_preview_value(self) -> StructValue:
        example = apps.get_model("curriculum", "Fact")(
            key="F0",
            wording="Most people who were exploited already knew the person who did it.",
            source="Statistics Canada",
            year="2022",
            status=Verification.VERIFIED,
        )
        return self.normalize({"fact": example})
