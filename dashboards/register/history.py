"""What one person has done in a course: each time they took it, finished or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from certificates.models import Certificate
from progress.models import Completion, Enrolment, Obligation


@dataclass(frozen=True)
class Cycle:
    completion: Completion | None
    certificate: Certificate | None
    finished_on: dt.date | None  # in the zone of the place


def history_of(obligation: Obligation) -> list[Cycle]:
    """The newest first. Two queries."""
    taken = Enrolment.objects.of(obligation.learner).in_course(obligation.requirement.course_key)
    newest_first = taken.select_related("completion__certificate").order_by("-cycle")
    cycles = [cycle_of(enrolment, obligation) for enrolment in newest_first]
    times = list(times_in_company(obligation))
    return [one for one in cycles if is_shown(one, obligation, times)]


def cycle_of(enrolment: Enrolment, obligation: Obligation) -> Cycle:
    completion = getattr(enrolment, "completion", None)
    certificate = getattr(completion, "certificate", None)
    zone = obligation.organisation.zone
    return Cycle(completion, certificate, completion and completion.completed_at.astimezone(zone).date())


def times_in_company(obligation: Obligation) -> Iterator[tuple[dt.date, dt.date]]:
    """From when to when it was asked of them there, the time since they were hired included."""
    same = Obligation.objects.of(obligation.learner).in_course(obligation.requirement.course_key)
    for one in same.filter(company=obligation.company_id).select_related("employment"):
        yield one.employment.hired_on or one.since, one.ended_on or dt.date.max


def is_shown(cycle: Cycle, obligation: Obligation, times: list[tuple[dt.date, dt.date]]) -> bool:
    """What someone did for another employer is nobody's business here, unless it counts here."""
    day = cycle.finished_on
    if day is None or (cycle.completion and cycle.completion.pk == obligation.completion_id):
        return True
    return any(first <= day <= last for first, last in times)
