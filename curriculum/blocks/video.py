from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock

from curriculum.blocks.groups import READING
from curriculum.blocks.text import FEATURES


class VideoBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    file = DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM, kept on this site."))
    captions = DocumentChooserBlock(label=_("Captions"), help_text=_("A WebVTT file (.vtt). Required."))
    transcript = RichTextBlock(
        features=FEATURES,
        label=_("Transcript"),
        help_text=_("Everything said and shown, in words. Required."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = READING
        template = "curriculum/blocks/video.html"
        description = _("A video kept on this site, with captions and a transcript.")
        preview_value = {"title": "A quiet word", "transcript": "<p>Two colleagues talk at the end of a shift.</p>"}
