"""Days as people count them, in a place."""

from __future__ import annotations

import zoneinfo

from django.conf import settings

from people.models import Organisation


def zone_at(organisation: Organisation | None) -> zoneinfo.ZoneInfo:
    """The zone of the organisation someone learns at, or the site's."""
    return organisation.zone if organisation else zoneinfo.ZoneInfo(settings.TIME_ZONE)
