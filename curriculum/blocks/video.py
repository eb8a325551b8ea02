from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from curriculum.blocks.groups import READING
from curriculum.blocks.text import FEATURES

VIDEO_FILES = ("mp4", "webm")
CAPTION_FILES = ("vtt",)


class VideoBlock(StructBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    file = DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM, kept on this site."))
    captions = DocumentChooserBlock(
        label=_("Captions"), help_text=_("A WebVTT file (.vtt). Required before publishing.")
    )
    transcript = RichTextBlock(
        features=FEATURES,
        label=_("Transcript"),
        help_text=_("Everything said and shown, in words. Required before publishing."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        label_format = "{title}"
        group = READING
        template = "curriculum/blocks/video.html"
        description = _("A video kept on this site, with captions and a transcript.")
        help_text = _(
            "Up to three minutes that words cannot say as well. Good: calm voices, captions that name who "
            "speaks, and a transcript that also tells what is seen."
        )
        preview_value = {"title": "A quiet word", "transcript": "<p>Two colleagues talk at the end of a shift.</p>"}

    def clean(self, value: StructValue) -> StructValue:
        video = super().clean(value)
        errors = {}
        if video["file"] and video["file"].file_extension.lower() not in VIDEO_FILES:
            errors["file"] = ValidationError(gettext("Choose an MP4 or WebM file: browsers play these."))
        if video["captions"] and video["captions"].file_extension.lower() not in CAPTION_FILES:
            errors["captions"] = ValidationError(gettext("Choose a WebVTT file (.vtt) for the captions."))
        if errors:
            raise StructBlockValidationError(errors)
        return video
