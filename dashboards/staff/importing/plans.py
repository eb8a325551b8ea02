"""What would happen now if a list were confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from curriculum.packing.memory import digest_of
from dashboards.staff.importing.matching import Entry, Fate, entries_of
from dashboards.staff.importing.places import Unknown
from dashboards.staff.importing.rows import StaffRow
from dashboards.staff.reach import staff_of
from people.models import Employment, Organisation, User

SHOWN = 100  # of each kind on a page; the file holds all that cannot be understood


@dataclass
class Plan:
    entries: list[Entry]
    missing: list[int]  # employments of the organisation that no row means

    def of(self, fate: str) -> list[Entry]:
        return [entry for entry in self.entries if entry.fate == fate]

    @cached_property
    def counts(self) -> Counter[str]:
        return Counter(str(entry.fate) for entry in self.entries)

    @property
    def changes(self) -> bool:
        return len(self.entries) > self.counts[Fate.SAME] + self.counts[Fate.WRONG]

    @cached_property
    def wrong(self) -> list[Entry]:
        return self.of(Fate.WRONG)

    @cached_property
    def noted(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.note]

    @property
    def parts(self) -> list[tuple[str, list[Entry], int]]:
        """What is shown of each kind, and how many more there are."""
        fates = (Fate.NEW, Fate.BACK, Fate.CHANGED, Fate.LEFT)
        found = ((str(fate), self.of(fate)) for fate in fates)
        return [(fate, entries[:SHOWN], max(0, len(entries) - SHOWN)) for fate, entries in found if entries]

    @property
    def shown_wrong(self) -> list[Entry]:
        return self.wrong[:SHOWN]

    @property
    def more_wrong(self) -> int:
        return max(0, len(self.wrong) - SHOWN)

    @property
    def shown_notes(self) -> list[Entry]:
        return self.noted[:SHOWN]

    @cached_property
    def shown_missing(self) -> list[Employment]:
        found = Employment.objects.filter(pk__in=self.missing[:SHOWN])
        return list(found.select_related("user", "organisation"))

    @property
    def more_missing(self) -> int:
        return max(0, len(self.missing) - SHOWN)

    @cached_property
    def unknown(self) -> list[tuple[Unknown, int]]:
        """Places that could be made, each with how many rows wait for it."""
        waiting: dict[str, tuple[Unknown, int]] = {}
        for entry in self.wrong:
            if entry.unknown:
                first, count = waiting.get(entry.unknown.key, (entry.unknown, 0))
                waiting[entry.unknown.key] = (first, count + 1)
        return [waiting[key] for key in sorted(waiting)]

    @property
    def shown_unknown(self) -> list[tuple[Unknown, int]]:
        """As many as can be made at once; the next look shows others."""
        return self.unknown[:SHOWN]

    @property
    def more_unknown(self) -> int:
        return max(0, len(self.unknown) - SHOWN)

    def seal(self) -> str:
        """Changes whenever something else would happen."""
        said = (
            f"{one.row.number} {one.fate} {one.employment and one.employment.pk} {one.problem} {one.changes}"
            for one in self.entries
        )
        return digest_of(*said, *(f"missing {pk}" for pk in self.missing))


def plan_for(organisation: Organisation, by: User, rows: Iterable[StaffRow]) -> Plan:
    entries = entries_of(organisation, by, rows)
    meant = {entry.employment.pk for entry in entries if entry.employment}
    present = staff_of(organisation).present().values_list("pk", flat=True)
    return Plan(entries, [pk for pk in present if pk not in meant])
