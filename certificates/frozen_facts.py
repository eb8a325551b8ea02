"""What a certificate keeps beside name, course and dates, in words: for its holder and for the desk."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import NamedTuple

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from certificates.models import Certificate


class Fact(NamedTuple):
    label: str
    value: str


def frozen_facts(certificate: Certificate) -> list[Fact]:
    """In the order in which they are read; what was not known on the day of issue is left out."""
    facts = certificate.facts
    found = [
        Fact(_("Organisation"), facts.get("organisation", "")),
        Fact(_("Site"), facts.get("site", "")),
        Fact(_("Role"), facts.get("role", "")),
        Fact(_("Rule it answers"), facts.get("profile", "")),
        Fact(_("Approval"), facts.get("approval_reference", "")),
        Fact(_("Signed by"), facts.get("signatory", "")),
        Fact(_("Course version"), facts.get("version", "")),
        Fact(_("Final check"), percent(facts.get("score"))),
        Fact(_("Planned time"), in_minutes(facts.get("minutes"))),
        Fact(_("Active time"), in_minutes(facts.get("active_minutes"))),
        Fact(_("Finished"), moment(certificate)),
    ]
    return [fact for fact in found if fact.value]


def percent(score: float | None) -> str:
    return "" if score is None else _("%(score)s %%") % {"score": floatformat(score)}


def in_minutes(minutes: int | None) -> str:
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes} if minutes else ""


def moment(certificate: Certificate) -> str:
    """Day, time and zone where it was issued."""
    if not (completed_at := certificate.facts.get("completed_at")):
        return ""
    zone = zoneinfo.ZoneInfo(certificate.facts.get("time_zone", settings.TIME_ZONE))
    then = dt.datetime.fromisoformat(completed_at).astimezone(zone)
    day, time = formats.date_format(then, "DATE_FORMAT"), formats.date_format(then, "TIME_FORMAT")
    return f"{day}, {time} ({then.tzname()})"
