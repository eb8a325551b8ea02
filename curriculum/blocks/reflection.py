from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock, StructBlock

from curriculum.blocks.groups import DOING
from curriculum.blocks.text import INLINE_FEATURES


class ReflectionBlock(StructBlock):
    prompt = RichTextBlock(features=INLINE_FEATURES, label=_("Something to think about"))

    class Meta:
        icon = "glasses"
        label = _("Reflection")
        group = DOING
        template = "curriculum/blocks/reflection.html"
        description = _("A question to think about. There is no field to write in, and nothing is sent.")
        help_text = _(
            "A quiet thought at the end. Good: about strengths and people to turn to. Never ask about the "
            "reader’s own experience."
        )
        preview_value = {"prompt": "<p>Who, in your day, would you tell first?</p>"}
