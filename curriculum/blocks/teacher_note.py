from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, IntegerBlock, RichTextBlock, StructBlock

from curriculum.blocks.groups import TOGETHER
from curriculum.blocks.text import FEATURES


class TeacherNoteBlock(StructBlock):
    heading = CharBlock(max_length=120, required=False, label=_("Heading"))
    minutes = IntegerBlock(
        min_value=1,
        max_value=180,
        required=False,
        label=_("Minutes"),
        help_text=_("How long what follows takes in class, until the next note with minutes."),
    )
    text = RichTextBlock(features=FEATURES, label=_("Text"))

    class Meta:
        icon = "form"
        label = _("Note for whoever leads")
        group = TOGETHER
        label_format = "{heading}"
        template = "curriculum/blocks/teacher_note.html"
        description = _("For whoever leads a group. Never shown to learners.")
        help_text = _(
            "Timing, cautions and where the talk may go. Good: short, and right before the block it is "
            "about. Learners never get it."
        )
        preview_value = {
            "heading": "Settling in",
            "minutes": 5,
            "text": "<p>Leave two minutes of quiet here. Nobody has to speak.</p>",
        }
