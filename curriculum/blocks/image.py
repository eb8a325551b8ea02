from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, StructValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from curriculum.blocks.groups import READING


class PictureBlock(StructBlock):
    file = ImageChooserBlock(label=_("Picture"))
    alt = CharBlock(
        max_length=300,
        label=_("Description"),
        help_text=_("What the picture shows, for people who do not see it. Required before publishing."),
    )
    caption = CharBlock(max_length=300, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        label_format = "{alt}"
        group = READING
        template = "curriculum/blocks/image.html"
        description = _("A picture with a description and, where useful, a caption.")
        help_text = _(
            "A picture that explains or welcomes. Good: people with dignity, places and things; never "
            "chains, hands over mouths, or someone alone in the dark."
        )

    def get_preview_value(self) -> StructValue:
        """The newest picture of the site stands for any."""
        newest = get_image_model().objects.order_by("-created_at").first()
        return self.normalize({"file": newest, "alt": "…", "caption": "The lobby at eleven at night"})
