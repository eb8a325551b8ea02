"""What one person has done in a course: each time they took it, finished or not."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from certificates.models import Certificate
from progress.models import Completion, Enrolment, Obligation


@dataclass(frozen=True)
class Cycle:
    enrolment: Enrolment
    completion: Completion | None
    certificate: Certificate | None
    finished_on: dt.date | None  # in the zone of the place


def history_of(obligation: Obligation) -> list[Cycle]:
    """The newest first. One query."""
    taken = Enrolment.objects.of(obligation.learner).in_course(obligation.requirement.course_key)
    newest_first = taken.select_related("completion__certificate").order_by("-cycle")
    return [cycle_of(enrolment, obligation) for enrolment in newest_first]


def cycle_of(enrolment: Enrolment, obligation: Obligation) -> Cycle:
    completion = getattr(enrolment, "completion", None)
    certificate = getattr(completion, "certificate", None)
    zone = obligation.organisation.zone
    return Cycle(enrolment, completion, certificate, completion and completion.completed_at.astimezone(zone).date())
