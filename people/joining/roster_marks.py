"""The mark by which a learner is found again at the next import of a list.

It is a keyed hash of the organisation and the learner's number in the school's own list; the number itself is kept
nowhere. With another `SECRET_KEY` no mark fits any more: then learners are found by their names, and marked anew.
"""

from __future__ import annotations

import unicodedata

from django.utils.crypto import salted_hmac

from people.models import Organisation
from people.names import tidied

SALT = "people.joining.roster_mark"


def roster_mark(organisation: Organisation, number: str) -> str:
    """64 letters; "" where there is no number. The same number means someone else in another organisation."""
    plain = as_compared(number)
    return salted_hmac(SALT, f"{organisation.pk}:{plain}", algorithm="sha256").hexdigest() if plain else ""


def as_compared(number: str) -> str:
    """Without what programs add to a number or lose of it: capitals, spaces, zeros in front."""
    plain = "".join(tidied(unicodedata.normalize("NFKC", number)).casefold().split())
    return (plain.lstrip("0") or "0") if plain.isdecimal() else plain
