"""Names as people type them: tidied, kept from being blank or running across the page, compared as they are heard."""

from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Persian and Indic names are spelled with these two; every other invisible sign only hides or reorders letters.
JOINERS = "\u200c\u200d"
# Unicode counts these among the letters, but they print nothing: a name of them is a blank to write another on.
FILLERS = "\u115f\u1160\u3164\uffa0"
MOST_MARKS = 5  # on one letter; Burmese, which needs the most, has so many. More of them run across the page.
LONGEST_FIRST_NAME = 80
AN_ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)


def tidied(typed: str) -> str:
    """Letters in their composed form, single spaces, nothing invisible."""
    seen = "".join(letter for letter in typed if letter.isspace() or not is_invisible(letter))
    return unicodedata.normalize("NFC", " ".join(seen.split()))


def is_invisible(letter: str) -> bool:
    return letter in FILLERS or (letter not in JOINERS and unicodedata.category(letter) in {"Cc", "Cf"})


def has_a_letter(name: str) -> bool:
    return any(unicodedata.category(letter).startswith("L") for letter in name)


def marks_on_one_letter(name: str) -> int:
    """The most there are."""
    most = run = 0
    for letter in name:
        run = run + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        most = max(most, run)
    return most


def read_first_name(typed: str) -> str:
    """What a class will call someone, or a sentence that says what to do."""
    if len(typed) > 10 * LONGEST_FIRST_NAME:  # putting thousands of marks in order takes minutes
        raise too_long(len(typed))
    name = tidied(typed)
    if not has_a_letter(name):
        raise ValidationError(_("Please type your first name."))
    if AN_ADDRESS.search(name):
        raise ValidationError(_("Only your first name, please; no address."))
    if len(name) > LONGEST_FIRST_NAME:
        raise too_long(len(name))
    if marks_on_one_letter(name) > MOST_MARKS:
        raise ValidationError(_("A letter of this name has more accents than can be shown. Please leave some out."))
    return name


def too_long(count: int) -> ValidationError:
    return ValidationError(
        _("This name has %(count)d letters; there is room for %(longest)d. Your first name is enough."),
        params={"count": count, "longest": LONGEST_FIRST_NAME},
    )


def heard_as(name: str) -> str:
    """What two names share that differ only by capitals, accents, spaces, or the width of their letters."""
    plain = unicodedata.normalize("NFKD", tidied(name)).casefold()
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
