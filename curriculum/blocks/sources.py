from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, URLBlock

from curriculum.blocks.groups import READING


class SourceBlock(StructBlock):
    title = CharBlock(max_length=300, label=_("Title"))
    address = URLBlock(required=False, label=_("Address"))
    year = CharBlock(max_length=20, required=False, label=_("Year"))


class SourcesBlock(StructBlock):
    items = ListBlock(SourceBlock(), min_num=1, label=_("Sources"))

    class Meta:
        icon = "link"
        label = _("Sources")
        group = READING
        template = "curriculum/blocks/sources.html"
        description = _("Where the lesson's statements come from.")
        help_text = _(
            "For statements that are not facts of the register. Good: the publication’s own title and year, "
            "and an address that lasts."
        )
        preview_value = {"items": [{"title": "The Daily, 8 November 2024", "address": "", "year": "2024"}]}
