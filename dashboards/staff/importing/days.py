"""Days as payroll writes them: 2026-01-31, 31/01/2026 or 01/31/2026. Which of the last two is found out, or asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?)?")
SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: 0{1,2}:00(?::00)?)?")
EARLIEST = dt.date(1930, 1, 1)  # nobody at work was hired before
AHEAD = 2  # years: a contract may begin later


class Order(StrEnum):
    DAY_FIRST = "day"
    MONTH_FIRST = "month"


def may_be_asked(cells: Iterable[str]) -> bool:
    """There is a day that can be read in one way or the other; 13/13/2026 is none in either."""
    return any(first != second and min(first, second) <= 12 for first, second in pairs_in(cells))


def pairs_in(cells: Iterable[str]) -> list[tuple[int, int]]:
    return [(int(found[1]), int(found[2])) for cell in cells if (found := SLASHED.fullmatch(cell.strip()))]


def order_of(cells: Iterable[str]) -> str:
    """What most of the days that can only be read in one way say; "" where there is none of these."""
    pairs = pairs_in(cells)
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    if day_first == month_first:
        return ""
    return Order.DAY_FIRST if day_first > month_first else Order.MONTH_FIRST


def read_day(typed: str, order: str) -> dt.date | None:
    """None where nothing is written, or a sentence."""
    if not typed:
        return None
    if found := ISO.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
    elif found := SLASHED.fullmatch(typed):
        first, second = int(found[1]), int(found[2])
        year = whole_year(found[3])
        day, month = (second, first) if order == Order.MONTH_FIRST else (first, second)
    else:
        raise no_day(typed)
    try:
        read = dt.date(year, month, day)
    except ValueError:
        raise no_day(typed) from None
    if not EARLIEST.year <= read.year <= timezone.localdate().year + AHEAD:
        raise no_day(typed)
    return read


def whole_year(written: str) -> int:
    """25 is this century's as long as it is not far ahead."""
    year = int(written)
    if len(written) == 4:
        return year
    return year + (2000 if year <= timezone.localdate().year % 100 + AHEAD else 1900)


def no_day(typed: str) -> ValidationError:
    return ValidationError(
        _("“%(typed)s” is no day that can be right. Write it like 2026-01-31."), params={"typed": typed[:40]}
    )
