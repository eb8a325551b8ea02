from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.blocks.groups import READING


class FactBlock(StructBlock):
    fact = SnippetChooserBlock("curriculum.Fact", label=_("Fact"))

    class Meta:
        icon = "decimal"
        label = _("Fact")
        group = READING
        template = "curriculum/blocks/fact.html"
        description = _("A figure or finding from the register of facts, with its source and year.")
        preview_value = {}
