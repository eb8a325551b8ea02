from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock

from curriculum.blocks.groups import CARE


class GroundingBlock(StructBlock):
    title = CharBlock(max_length=120, required=False, label=_("Title"))
    steps = ListBlock(CharBlock(max_length=300, label=_("Step")), min_num=1, label=_("Steps"))

    class Meta:
        icon = "rotate"
        label = _("A minute to settle")
        group = CARE
        label_format = "{title}"
        template = "curriculum/blocks/grounding.html"
        description = _("A minute to breathe and look around after something hard.")
        help_text = _(
            "After something hard, and before the end. Good: three to five things to do with feet, breath "
            "and eyes; nothing to imagine or remember."
        )
        preview_value = {"title": "A minute to settle", "steps": ["Put both feet on the floor.", "Breathe out slowly."]}
