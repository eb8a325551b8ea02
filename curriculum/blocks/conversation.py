from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, RichTextBlock, StructBlock, StructValue, TextBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered, values_of
from curriculum.blocks.groups import DOING
from curriculum.blocks.text import INLINE_FEATURES


class MessageBlock(StructBlock):
    def get_searchable_content(self, value: StructValue) -> list[str]:
        """Why it deserves a second look is said after answering."""
        return [value["from"], value["text"]]


def message_block() -> StructBlock:
    """Built from a list, because `from` is a word of Python's own."""
    return MessageBlock(
        [
            ("from", CharBlock(max_length=60, label=_("From"))),
            ("text", TextBlock(rows=2, label=_("Message"))),
            ("second_look", BooleanBlock(required=False, label=_("Deserves a second look"))),
            ("why", TextBlock(rows=2, label=_("Why"), help_text=_("Shown after answering, for every message."))),
        ],
        label=_("Message"),
        label_format="{from}: {text}",
    )


class Chat(StructValue):
    @property
    def worth_it(self) -> set[int]:
        """The places of the messages that deserve a second look."""
        return {at for at, message in enumerate(self["messages"]) if message["second_look"]}

    def lines(self, marked: Set[int] = frozenset()) -> list[dict]:
        """The messages with the side of the chat they stand on: whoever speaks first is on the left."""
        first = self["messages"][0]["from"] if self["messages"] else ""
        return [
            {"at": at, "message": message, "is_reply": message["from"] != first, "is_marked": at in marked}
            for at, message in enumerate(self["messages"])
        ]

    def summary(self, marked: set[int]) -> str:
        """What to say to someone who marked these: what they saw, and how many more there are."""
        found, missed = len(self.worth_it & marked), len(self.worth_it - marked)
        if not missed:
            return gettext("You marked every message that deserves a second look.")
        seen = gettext("You marked %(found)s of the %(all)s messages that deserve a second look.")
        more = ngettext("Here is one more.", "Here are %(missed)s more.", missed)
        return f"{seen} {more}" % {"found": found, "all": len(self.worth_it), "missed": missed}


class ConversationBlock(AnswerableBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    introduction = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Introduction"))
    messages = ListBlock(message_block(), min_num=1, label=_("Messages"))
    closing = RichTextBlock(
        features=INLINE_FEATURES,
        required=False,
        label=_("Closing"),
        help_text=_("Shown after answering: what the marked messages have in common."),
    )
    required = must_be_answered()

    class Meta:
        icon = "comment"
        label = _("Conversation")
        label_format = "{title}"
        group = DOING
        template = "curriculum/blocks/conversation.html"
        value_class = Chat
        description = _("A chat whose messages the reader marks as deserving a second look, then sees why.")
        help_text = _(
            "Practice in noticing. Good: ordinary messages between the telling ones, and a why for each; one "
            "sign alone tells little, several together deserve a second look."
        )
        preview_value = {
            "title": "Messages about a job",
            "messages": [
                {
                    "from": "Agency",
                    "text": "We pay the flight. You owe us.",
                    "second_look": True,
                    "why": "A debt.",
                },
                {"from": "Ana", "text": "How much would I owe?", "second_look": False, "why": "A fair question."},
            ],
        }

    def get_searchable_content(self, value: Chat) -> list[str]:
        """What everyone reads; the closing is said after answering."""
        read = ((self.child_blocks[name], value[name]) for name in ("title", "introduction", "messages"))
        return [part for block, told in read for part in block.get_searchable_content(told)]

    def clean(self, value: Chat) -> Chat:
        chat = super().clean(value)
        if not self.is_deferred_validation and not chat.worth_it:
            sentence = gettext("Say of at least one message that it deserves a second look.")
            raise StructBlockValidationError({"messages": ValidationError(sentence)})
        return chat

    def read_answer(self, value: Chat, data: Mapping[str, Any]) -> dict:
        places = {str(at) for at in range(len(value["messages"]))}
        marked = set(values_of(data, "marked"))
        if not marked or not marked <= places:
            raise ValidationError(gettext("Mark at least one message that you would look at twice."))
        return {"marked": sorted(int(at) for at in marked)}

    def get_context(self, value: Chat, parent_context: dict | None = None) -> dict:
        return {"lines": value.lines(), **super().get_context(value, parent_context=parent_context)}

    def answered_context(self, value: Chat, answer: dict) -> dict:
        marked = set(answer.get("marked", []))
        return {"lines": value.lines(marked), "summary": value.summary(marked)}
