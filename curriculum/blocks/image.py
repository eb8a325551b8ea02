from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock

from curriculum.blocks.groups import READING


class PictureBlock(StructBlock):
    file = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        max_length=300,
        label=_("Description"),
        help_text=_("What the picture shows, for people who do not see it. Required."),
    )
    caption = CharBlock(max_length=300, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = READING
        template = "curriculum/blocks/image.html"
        description = _("A picture with a description and, where useful, a caption.")
        preview_value = {"alt": "A friendly drawing of a hotel lobby", "caption": "The lobby at eleven at night"}
