"""Figures of a questionnaire in a few words."""

from __future__ import annotations

from django import template
from django.template.defaultfilters import floatformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quizzes.models.questionnaires import SCALES
from quizzes.questionnaires.measuring import Line
from quizzes.questionnaires.sums import Crowd, Pairs

register = template.Library()

NOTHING = mark_safe("–")


@register.filter
def scale_name(scale: str) -> str:
    return str(SCALES[scale]).capitalize()


@register.filter
def mean_of(crowd: Crowd, line: Line) -> SafeString:
    if crowd.mean is None:
        return NOTHING
    people = ngettext("%(number)d person", "%(number)d people", crowd.n) % {"number": crowd.n}
    return format_html("{}<br><small>{}</small>", in_words(crowd.mean, line), people)


@register.filter
def change_of(pairs: Pairs, line: Line) -> SafeString:
    if pairs.change is None:
        return NOTHING
    sign = "+" if pairs.change > 0 else ""
    said = [f"{sign}{in_words(pairs.change, line)}"]
    if pairs.gain is not None:
        said.append(_("gain %(gain)s") % {"gain": floatformat(pairs.gain, 2)})
    if pairs.effect is not None:
        said.append(_("effect %(effect)s") % {"effect": floatformat(pairs.effect, 2)})
    said.append(ngettext("%(number)d person", "%(number)d people", pairs.n) % {"number": pairs.n})
    return format_html_join(mark_safe("<br>"), "<small>{}</small>", ((words,) for words in said))


def in_words(number: float, line: Line) -> str:
    return f"{floatformat(number, 0)} %" if line.in_percent else floatformat(number, 2)
