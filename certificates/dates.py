"""Days as people count them: in a place, and in months of different lengths."""

from __future__ import annotations

import calendar
import datetime as dt
import zoneinfo

from django.conf import settings

from people.models import Organisation


def zone_at(organisation: Organisation | None) -> zoneinfo.ZoneInfo:
    """The zone of the organisation someone learns at, or the site's."""
    return organisation.zone if organisation else zoneinfo.ZoneInfo(settings.TIME_ZONE)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last: a year after 29 February is 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
