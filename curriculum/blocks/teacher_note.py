from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock, StructBlock

from curriculum.blocks.groups import TOGETHER
from curriculum.blocks.text import FEATURES


class TeacherNoteBlock(StructBlock):
    text = RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "form"
        label = _("Note for whoever leads")
        group = TOGETHER
        template = "curriculum/blocks/teacher_note.html"
        description = _("For whoever leads a group. Never shown to learners.")
        preview_value = {"text": "<p>Leave two minutes of quiet here. Nobody has to speak.</p>"}
