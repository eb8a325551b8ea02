"""The log as a file: the same entries, in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell
from dashboards.audit.reading import Log, Told

AT_A_TIME = 500


def lines_of(log: Log, wanted: dict[str, Any]) -> Iterator[list[Cell]]:
    yield [_("When"), _("Who"), _("What"), _("Class or team"), _("Learner"), _("Detail")]
    entries = log.entries(wanted).iterator(chunk_size=AT_A_TIME)
    for some in batched(entries, AT_A_TIME):
        for told in log.told(some):
            yield line_of(log, told)


def line_of(log: Log, told: Told) -> list[Cell]:
    """The time of the organisation’s zone, as every spreadsheet reads it."""
    entry, at = told.entry, told.entry.at.astimezone(log.organisation.zone)
    return [
        f"{at:%Y-%m-%d %H:%M:%S}",
        told.actor,
        entry.get_deed_display(),
        entry.group_name,
        told.learner,
        entry.detail,
    ]
