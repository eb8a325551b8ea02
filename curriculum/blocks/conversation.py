from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered
from curriculum.blocks.groups import DOING
from curriculum.blocks.text import INLINE_FEATURES


def message_block() -> StructBlock:
    """Built from a list, because `from` is a word of Python's own."""
    return StructBlock(
        [
            ("from", CharBlock(max_length=60, label=_("From"))),
            ("text", TextBlock(rows=2, label=_("Message"))),
            ("second_look", BooleanBlock(required=False, label=_("Deserves a second look"))),
            ("why", TextBlock(rows=2, label=_("Why"))),
        ],
        label=_("Message"),
    )


class ConversationBlock(AnswerableBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    introduction = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Introduction"))
    messages = ListBlock(message_block(), label=_("Messages"))
    closing = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Closing"))
    required = must_be_answered()

    class Meta:
        icon = "comment"
        label = _("Conversation")
        group = DOING
        template = "curriculum/blocks/conversation.html"
        description = _("A chat whose messages the reader marks as deserving a second look, then sees why.")
