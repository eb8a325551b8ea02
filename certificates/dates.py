"""Days as people count them: in a place, and in months of different lengths."""

from __future__ import annotations

import calendar
import datetime as dt
import zoneinfo

from django.conf import settings

from people.models import Organisation, Role, User


def zone_of(learner: User | None) -> zoneinfo.ZoneInfo:
    """Where the learner learns: the zone of their organisation, or the site's."""
    organisations = Organisation.objects.filter(memberships__user=learner, memberships__role=Role.LEARNER)
    name = organisations.order_by("memberships__pk").values_list("time_zone", flat=True).first() if learner else None
    return zoneinfo.ZoneInfo(name or settings.TIME_ZONE)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last: a year after 29 February is 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
