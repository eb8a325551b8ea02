"""Colours of a design: six hexadecimal digits, dark enough to be read on white paper."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

HEX = re.compile(r"#[0-9a-fA-F]{6}")
TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
ACCENT = "#0b5d61"
LINE = "#4f8f8e"


def is_colour(written: object) -> bool:
    return isinstance(written, str) and HEX.fullmatch(written) is not None


def contrast_on_white(colour: str) -> float:
    """From 1 (white) to 21 (black), as WCAG counts it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def validate_text_colour(colour: str) -> None:
    validate_contrast(colour, TEXT_CONTRAST)


def validate_line_colour(colour: str) -> None:
    validate_contrast(colour, LINE_CONTRAST)


def validate_contrast(colour: str, needed: float) -> None:
    if not is_colour(colour):
        raise ValidationError(_("Write the colour as # and six digits or letters from a to f, such as #0b5d61."))
    # Rounded down: 4.49 must not be told as 4.5.
    if (found := contrast_on_white(colour)) < needed:
        raise ValidationError(
            _("The contrast of %(colour)s on white is %(found)s to 1. At least %(needed)s to 1 can be read well."),
            params={
                "colour": colour,
                "found": number_format(int(found * 100) / 100, 2),
                "needed": number_format(needed, 1),
            },
        )
