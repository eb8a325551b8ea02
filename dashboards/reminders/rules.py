"""Which rules hold where: the nearest that somebody decided, up the tree of organisations."""

from __future__ import annotations

from collections.abc import Iterable

from dashboards.reminders.models import ReminderRules
from people.models import Organisation


class Rulebook:
    """The rules of some organisations, fetched once: of each the nearest that somebody decided."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        paths = {above for one in organisations for above in one.paths_upwards}
        found = ReminderRules.objects.filter(organisation__path__in=paths).select_related("organisation")
        self.decided = {rules.organisation.path: rules for rules in found}

    def of(self, organisation: Organisation) -> ReminderRules:
        decided = (self.decided.get(path) for path in organisation.paths_upwards)
        return next((rules for rules in decided if rules), None) or ReminderRules.usual(organisation)
