from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, TextBlock

from curriculum.blocks.groups import READING


class KeyPointsBlock(StructBlock):
    heading = CharBlock(max_length=120, required=False, label=_("Heading"))
    points = ListBlock(TextBlock(rows=2, label=_("Point")), min_num=1, label=_("Points"))

    class Meta:
        icon = "list-ul"
        label = _("Key points")
        group = READING
        label_format = "{heading}"
        template = "curriculum/blocks/key_points.html"
        description = _("The few things to take away.")
        help_text = _(
            "What to remember tomorrow. Good: three to five short sentences that say what to do, each "
            "standing by itself."
        )
        preview_value = {
            "heading": "In short",
            "points": ["Notice clusters of signs.", "Tell, do not confront."],
        }
