"""The sheet that a region prints on."""

from __future__ import annotations

from django.conf import settings

LETTER_COUNTRIES = ("CA", "US")


def paper_in(region: str = "") -> str:
    """'letter' or 'a4'; of the site's own region where none is given."""
    return "letter" if (region or settings.DEFAULT_REGION).startswith(LETTER_COUNTRIES) else "a4"
