"""The picture a question may have, and what it shows in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import CharBlock, StructValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock

from quizzes.questions.mistakes import Mistakes, about_the_field

Content = dict[str, Any]


def picture_block() -> ImageChooserBlock:
    return ImageChooserBlock(required=False, label=gettext_lazy("Picture"))


def picture_alt_block() -> CharBlock:
    return CharBlock(
        max_length=300,
        required=False,
        label=gettext_lazy("Description of the picture"),
        help_text=gettext_lazy("For people who do not see it, without giving away the answer."),
    )


def mistakes_with_picture(value: StructValue) -> Mistakes:
    is_silent = value["picture"] and not value["picture_alt"]
    sentence = _("Say what the picture shows, for people who do not see it.") if is_silent else ""
    return {"picture_alt": about_the_field(sentence)}


def freeze_picture(value: StructValue) -> Content:
    """Nothing where there is none, so that wordings frozen before there were pictures stay the same."""
    picture = value.get("picture")
    return {"picture": {"image": picture.pk, "alt": value["picture_alt"]}} if picture else {}


def picture_of(content: Content) -> dict[str, Any] | None:
    """The picture to show, if the question has one and it still exists."""
    if "picture" not in content:
        return None
    image = get_image_model().objects.filter(pk=content["picture"]["image"]).first()
    return {"image": image, "alt": content["picture"]["alt"]} if image else None
