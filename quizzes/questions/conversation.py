"""A chat whose messages are marked where they deserve a second look."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue

from curriculum.blocks.conversation import message_block
from quizzes.questions.base import Content, general_feedback_block, part_id
from quizzes.questions.interactions import Choice
from quizzes.questions.noticing import NoticingQuestion


class ConversationQuestionBlock(NoticingQuestion):
    type = "conversation"
    instruction = _("Mark every message that deserves a second look.")
    field = "messages"
    most = 14
    wrong_number = _("Write from 2 to 14 messages; there are %(number)d.")
    nothing_marked = _("Mark at least one message that deserves a second look.")

    messages = ListBlock(message_block(), label=_("Messages"), default=[{}, {}, {}])
    feedback = general_feedback_block()

    class Meta:
        icon = "comment"
        label = _("Conversation")
        template = "quizzes/questions/conversation.html"
        description = _("A chat of 2 to 14 messages. Those that deserve a second look are to be marked.")
        preview_value = {
            "prompt": "<p>Ana is looking for work. Which messages would you look at twice?</p>",
            "messages": [
                {"from": "Agency", "text": "We have a job for you.", "second_look": False, "why": "Agencies say this."},
                {"from": "Ana", "text": "What does it pay?", "second_look": False, "why": "A fair question."},
                {"from": "Agency", "text": "Later. First you owe us a fee.", "second_look": True, "why": "A debt."},
            ],
            "feedback": "<p>A job should not begin with a debt.</p>",
        }

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        messages = value["messages"].bound_blocks
        return {"parts": [self._freeze_message(id, at, message) for at, message in enumerate(messages)]}

    def _freeze_message(self, id: str, at: int, message: Any) -> Content:
        # A message that was never stored has only a random id; its place is what lasts.
        return {
            "id": part_id(id, message.original_id or str(at)),
            "from": message.value["from"],
            "text": message.value["text"],
            "second_look": bool(message.value["second_look"]),
            "why": message.value["why"] or "",
        }

    @classmethod
    def label_of(cls, part: Content) -> str:
        return f"{part['from']}: {part['text']}"

    @classmethod
    def interaction(cls, content: Content) -> Choice:
        return Choice(cls.exchanged_parts(content), multiple=True)

    @classmethod
    def context(cls, content: Content, **given: Any) -> dict:
        """Whoever speaks first stands on one side of the chat, everyone else on the other."""
        context = super().context(content, **given)
        parts = context["question"]["parts"]
        for part in parts:
            part["is_reply"] = part["from"] != parts[0]["from"]
        return context
