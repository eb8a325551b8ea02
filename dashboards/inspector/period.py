"""From which day to which."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _


class Period(NamedTuple):
    """Both days belong to it. A day begins and ends at midnight where each person works."""

    first: dt.date
    last: dt.date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last

    def end(self, today: dt.date) -> dt.date:
        """Until when something is known of it."""
        return min(self.last, today)

    @property
    def in_words(self) -> str:
        return _("%(first)s to %(last)s") % {"first": date_format(self.first), "last": date_format(self.last)}
