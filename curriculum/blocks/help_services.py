from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock

from curriculum.blocks.groups import CARE
from curriculum.blocks.text import INLINE_FEATURES


class HelpServicesBlock(StructBlock):
    heading = CharBlock(max_length=120, required=False, label=_("Heading"))
    introduction = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Introduction"))

    class Meta:
        icon = "mobile-alt"
        label = _("Help services")
        group = CARE
        template = "curriculum/blocks/help_services.html"
        description = _("The checked help services of the reader's region.")
        help_text = _(
            "At the end of every lesson. The services come from the register, checked, for the reader’s "
            "region; do not type numbers here."
        )
        preview_value = {"heading": "People you can talk to"}
