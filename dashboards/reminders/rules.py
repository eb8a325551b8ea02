"""Which rules hold where: the nearest that somebody decided, up the tree of organisations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboards.reminders.models import ReminderRules
from people.models import Organisation


def ancestors_of(path: str) -> Iterator[str]:
    """The paths of the organisation itself and of those above it, the nearest first."""
    for end in range(len(path), 0, -Organisation.steplen):
        yield path[:end]


class Rulebook:
    """The rules of some organisations, fetched once: of each the nearest that somebody decided."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        paths = {above for one in organisations for above in ancestors_of(one.path)}
        found = ReminderRules.objects.filter(organisation__path__in=paths).select_related("organisation")
        self.decided = {rules.organisation.path: rules for rules in found}

    def of(self, organisation: Organisation) -> ReminderRules:
        decided = (self.decided.get(path) for path in ancestors_of(organisation.path))
        return next((rules for rules in decided if rules), None) or ReminderRules.usual(organisation)
