from django.utils.translation import gettext_lazy as _
from wagtail.blocks import IntegerBlock, RichTextBlock, StructBlock

from curriculum.blocks.groups import TOGETHER
from curriculum.blocks.text import INLINE_FEATURES


class DiscussionBlock(StructBlock):
    prompt = RichTextBlock(features=INLINE_FEATURES, label=_("Question to talk about"))
    minutes = IntegerBlock(min_value=1, max_value=60, default=5, required=False, label=_("Minutes"))

    class Meta:
        icon = "group"
        label = _("Discussion")
        group = TOGETHER
        template = "curriculum/blocks/discussion.html"
        description = _("A question to talk about with others.")
        help_text = _(
            "For a class or a team. Good: about people in a story, never about those in the room, and with "
            "more than one sound answer."
        )
        preview_value = {"prompt": "<p>What would make it easier to speak up here?</p>", "minutes": 5}
