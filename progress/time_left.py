"""How much time there is left, in words: in minutes, and what is long in hours and half hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LONG = 90  # minutes, from which it is said in hours
HALF_HOUR = 30


def time_left(minutes: int) -> str:
    """“about 8 minutes left”, “about 5½ hours left”; nothing where nothing is left."""
    if not minutes:
        return ""
    hours, half = in_hours(minutes)
    if half:
        words = ngettext("about %(hours)s½ hours left", "about %(hours)s½ hours left", hours)
    elif hours:
        words = ngettext("about %(hours)s hour left", "about %(hours)s hours left", hours)
    else:
        words = ngettext("about %(minutes)s minute left", "about %(minutes)s minutes left", minutes)
    return words % {"minutes": minutes, "hours": hours}


def time_left_in_part(minutes: int) -> str:
    """The same of one part of a course."""
    if not minutes:
        return ""
    hours, half = in_hours(minutes)
    if half:
        words = ngettext("about %(hours)s½ hours left in this part", "about %(hours)s½ hours left in this part", hours)
    elif hours:
        words = ngettext("about %(hours)s hour left in this part", "about %(hours)s hours left in this part", hours)
    else:
        words = ngettext(
            "about %(minutes)s minute left in this part", "about %(minutes)s minutes left in this part", minutes
        )
    return words % {"minutes": minutes, "hours": hours}


def in_hours(minutes: int) -> tuple[int, bool]:
    """Whole hours, and whether there is half an hour more; no hours where it is not long."""
    halves = (minutes + HALF_HOUR // 2) // HALF_HOUR if minutes >= LONG else 0
    return halves // 2, bool(halves % 2)


@dataclass(frozen=True)
class TimeLeft:
    """Before something can be finished that has to stay open for a while."""

    seconds: int

    @property
    def words(self) -> str:
        if self.seconds <= 45:
            return _("Less than a minute is left in this lesson.")
        minutes = -(-self.seconds // 60)
        words = ngettext(
            "About %(count)d minute is left in this lesson.",
            "About %(count)d minutes are left in this lesson.",
            minutes,
        )
        return words % {"count": minutes}

    @property
    def over_at(self) -> dt.datetime:
        """For whoever goes on reading; to the next full minute, as that is what a clock shows."""
        at = timezone.localtime() + dt.timedelta(seconds=self.seconds + 59)
        return at.replace(second=0, microsecond=0)
