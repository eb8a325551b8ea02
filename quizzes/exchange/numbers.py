"""Numbers as other programs write and read them."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from django.utils.translation import gettext as _

from quizzes.exchange.uploads import refuse

NUMBER = re.compile(r"[+-]?(\d{1,15}([.,]\d{0,15})?|[.,]\d{1,15})([eE][+-]?\d{1,2})?")


def decimal(number: float) -> str:
    """Without an exponent: 0.00001, 12."""
    text = format(Decimal(repr(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def share(part: float) -> str:
    """A percentage with the five digits that Moodle's own have."""
    return decimal(round(part * 100, 5))


def read_number(text: str, line: int = 1) -> float:
    if not NUMBER.fullmatch(text.strip()):
        raise refuse(_("“%(text)s” is not a number.") % {"text": text.strip()[:40]}, line)
    number = float(text.strip().replace(",", "."))
    if not math.isfinite(number):
        raise refuse(_("“%(text)s” is not a number.") % {"text": text.strip()[:40]}, line)
    return number
