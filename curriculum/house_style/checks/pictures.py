"""Pictures that say nothing to people who do not see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.blocks import StructValue

from curriculum.house_style.findings import Finding, Place
from curriculum.house_style.material import Material
from curriculum.house_style.places import place_of_field

NAME = "alt-text"
FILE_NAME = re.compile(r"^\S+\.(?:gif|jpe?g|png|svg|webp)$|^(?:img|dsc|image)[\s_-]*\d+$", re.IGNORECASE)
SHORTEST = 12  # signs
DESCRIBED_BY = {"file": "alt", "picture": "picture_alt"}  # of an image block, and of a question


def look(material: Material) -> Iterator[Finding]:
    for block in material.blocks:
        for name, alt in DESCRIBED_BY.items():
            if isinstance(block.value, StructValue) and alt in block.value and block.value[name]:
                yield from _of(block.place, block.value[alt] or "", block.value[name].title)
    if picture := getattr(material.page, "picture", None):
        yield from _of(place_of_field(material.page, "picture_alt"), material.page.picture_alt, picture.title)


def _of(place: Place, alt: str, title: str) -> Iterator[Finding]:
    if not alt.strip():
        advice = _("Say what the picture shows, for people who hear the page instead of seeing it.")
        yield Finding(NAME, place, _("The picture has no description."), advice, blocks_publishing=True)
    elif FILE_NAME.match(alt.strip()) or alt.strip() == title or len(alt.strip()) < SHORTEST:
        advice = _("Say in a sentence what the picture shows and why it is here.")
        yield Finding(NAME, place, _("“%(alt)s” hardly describes the picture.") % {"alt": alt.strip()}, advice)
