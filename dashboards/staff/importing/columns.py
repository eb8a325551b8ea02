"""Which column of a staff list holds what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from dashboards.lists import columns
from dashboards.lists.columns import are_turned, cells_of, only_counts, parts_of
from dashboards.lists.tables import Table
from dashboards.staff.importing.days import order_of
from dashboards.staff.importing.headings import STAFF_LIST, Part

DAYS = (Part.HIRED, Part.LEFT)


@dataclass(frozen=True)
class Columns(columns.Columns):
    day_order: str = ""

    def name_of(self, cells: list[str]) -> str:
        """The whole of it, as it stands on a certificate."""
        if whole := self.tidy_cell(cells, Part.WHOLE):
            return " ".join(part for part in self.turned(whole) if part)
        return " ".join(
            part for part in (self.tidy_cell(cells, Part.GIVEN), self.tidy_cell(cells, Part.FAMILY)) if part
        )


def guess(table: Table) -> Columns:
    found = parts_of(table.headings(table.is_headed), STAFF_LIST)
    if Part.NUMBER in found and only_counts(cells_of(table, found[Part.NUMBER], table.is_headed)):
        del found[Part.NUMBER]
    whole = cells_of(table, found[Part.WHOLE], table.is_headed) if Part.WHOLE in found else []
    places = [found[part] for part in DAYS if part in found]
    return Columns(table.is_headed, found, are_turned(whole), order_of(days_in(table, places)))


def days_in(table: Table, places: list[int]) -> list[str]:
    return list(chain.from_iterable(cells_of(table, place, is_headed=False) for place in places))
