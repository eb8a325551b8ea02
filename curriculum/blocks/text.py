from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock

from curriculum.blocks.groups import READING

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]
INLINE_FEATURES = ["bold", "italic", "ol", "ul", "link"]


class ProseBlock(RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = READING
        template = "curriculum/blocks/text.html"
        description = _("Headings, paragraphs, lists and links.")
        preview_value = "<h2>Two kinds of harm</h2><p>Most people are recruited by someone they already know.</p>"
