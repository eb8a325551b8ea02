from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from curriculum.blocks.groups import TOGETHER
from curriculum.blocks.text import FEATURES


class HardQuestionBlock(StructBlock):
    question = CharBlock(max_length=300, label=_("Question"), help_text=_("As somebody in a class may ask it."))
    answer = RichTextBlock(features=FEATURES, label=_("How to answer it"))

    class Meta:
        icon = "comment"
        label = _("Hard question")
        label_format = "{question}"
        group = TOGETHER
        template = "curriculum/blocks/hard_question.html"
        description = _("A hard question a class may ask, and how to answer it. Never shown to learners.")
        help_text = _(
            "What a class may ask and what is hard to answer. Good: the question in a young person’s words, "
            "an answer that blames nobody, and whom to turn to."
        )
        preview_value = {
            "question": "Is it their own fault?",
            "answer": "<p>No. Whoever takes advantage of someone is responsible for it.</p>",
        }
