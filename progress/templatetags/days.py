"""Days in words, as `progress.days` has them."""

import datetime as dt

from django import template

from progress.days import day_in_words, due_in_words

register = template.Library()


@register.filter
def day(value: dt.date, today: dt.date) -> str:
    return day_in_words(value, today)


@register.filter
def due(value: dt.date, today: dt.date) -> str:
    return due_in_words(value, today)
