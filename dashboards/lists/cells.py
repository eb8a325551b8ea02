"""What may stand in a cell, and what a spreadsheet has made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from curriculum.spreadsheets import FORMULA
from dashboards.classes.names import read_name
from people.names import AN_ADDRESS

SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d+", re.IGNORECASE)  # 1.23457E+11
ERROR_SIGN = "#"  # #N/A, #REF!


def name_from(typed: str) -> str:
    if not typed:
        raise ValidationError(_("There is no name in this row."))
    bare = typed.removeprefix("'")  # as `harmless` writes it
    if bare.startswith((*FORMULA, ERROR_SIGN)):
        words = {"sign": bare[0]}
        raise ValidationError(
            _("The name begins with “%(sign)s”, like a formula. Write the name itself."), params=words
        )
    if AN_ADDRESS.search(typed):
        raise ValidationError(_("This is an address, not a name."))
    return read_name(typed)


def check_number(number: str, longest: int) -> None:
    if len(number) > longest:
        words = {"most": longest}
        raise ValidationError(_("The number is longer than %(most)d characters."), params=words)
    if SHORTENED.fullmatch(number):
        sentence = _("A spreadsheet has shortened the number to “%(number)s”. Show its column as text, and save again.")
        raise ValidationError(sentence, params={"number": number})


def numbers_clash(places: Iterable[int]) -> str:
    said = ", ".join(map(str, list(places)[:10]))
    return _("Rows %(places)s have the same number and different names. Put the number right.") % {"places": said}
