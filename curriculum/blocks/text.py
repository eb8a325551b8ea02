from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

from curriculum.blocks.groups import READING

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
INLINE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ProseBlock(RichTextBlock):
    def __init__(self, **options: Any) -> None:
        words = _(
            "What there is to know. Good: short paragraphs, one thought each, in words of the audience; a heading "
            "where the subject changes; signs always in clusters, with “there may be other reasons”."
        )
        super().__init__(**{"help_text": words, **options})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = READING
        template = "curriculum/blocks/text.html"
        description = _("Headings, paragraphs, lists and links.")
        preview_value = "<h2>Two kinds of harm</h2><p>Most people are recruited by someone they already know.</p>"
