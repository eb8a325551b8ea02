"""Days in words, for people who plan by them."""

from __future__ import annotations

import calendar
import datetime as dt

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.models import Group


def today_of(group: Group) -> dt.date:
    """A day ends at midnight where the group is, whoever looks from wherever."""
    return timezone.localdate(timezone=group.organisation.zone)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last: a year after 29 February is 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    return day_in_month(day.year + year, month + 1, day.day)


def day_in_month(year: int, month: int, day: int) -> dt.date:
    """That day, or the month's last where it is shorter."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def day_in_words(day: dt.date, today: dt.date) -> str:
    """Friday, 4 December; with the year where it is another one."""
    words = pgettext("how a day is written: django's date format", "l, j F")
    return date_format(day, words if day.year == today.year else f"{words} Y")


def due_in_words(day: dt.date, today: dt.date) -> str:
    """Late is no reproach."""
    if day == today:
        return _("due today")
    if day == today + dt.timedelta(days=1):
        return _("due tomorrow")
    sentence = _("due %(day)s") if day > today else _("was due %(day)s – you can still finish it")
    return sentence % {"day": day_in_words(day, today)}
