from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock, StructBlock

from curriculum.blocks.groups import CARE
from curriculum.blocks.text import INLINE_FEATURES


class BeforeYouStartBlock(StructBlock):
    text = RichTextBlock(
        features=INLINE_FEATURES,
        label=_("Text"),
        help_text=_("One or two calm lines: what this is about, and that one may pause, skip or step away."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Before you start")
        group = CARE
        template = "curriculum/blocks/before_you_start.html"
        description = _("A short, calm note on what is coming and what the reader can do.")
        help_text = _(
            "At the start of a lesson that may touch someone. Good: one or two calm lines that say what is "
            "coming, without naming anything frightening, and that one may pause, skip or step away."
        )
        preview_value = {"text": "<p>This lesson talks about pressure at work. You can pause or skip at any time.</p>"}
