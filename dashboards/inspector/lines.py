"""The register of a period: whoever was asked for something in it, leavers among them, as it was at its end."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import batched
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell
from dashboards.inspector.period import Period
from dashboards.inspector.trainings import Training, training_of
from dashboards.register.files import headings as register_headings
from dashboards.register.files import line_of
from dashboards.register.reading import Register, Row
from people.models import Organisation
from progress.cycles import first_due
from progress.looking_back import day_of, look_back
from progress.models import Completion, Obligation
from progress.models.requirements import ObligationQuerySet

AT_A_TIME = 500
ByCourse = dict[tuple[int, Any], list[Completion]]  # of one person, oldest first


@dataclass(frozen=True)
class Line:
    """One row of the register, and what everything else in the file needs to know of it. Days are text."""

    cells: list[Cell]
    person: int
    sorted_as: str
    place: str
    course: str  # its key
    course_title: str
    requirement: int
    work: str
    is_exempt: bool
    is_ended: bool
    is_trained: bool  # what they finished counted on the last day that was asked of them
    trainings: list[Training]

    @property
    def finished(self) -> list[Training]:
        """Within the period."""
        return [one for one in self.trainings if one.is_in_period]

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of_data(cls, data: dict[str, Any]) -> Line:
        return cls(**{**data, "trainings": [Training(**one) for one in data["trainings"]]})


def headings() -> list[Cell]:
    return [*register_headings(), _("Hired"), _("Asked since"), _("First due"), _("Last day of work")]


class PeriodRegister(Register):
    """All of it, as whoever administers the organisation would have read it at the end of the period."""

    def __init__(self, organisation: Organisation, period: Period) -> None:
        self.organisation, self.period, self.is_administered = organisation, period, True

    @cached_property
    def todays(self) -> dict[int, dt.date]:
        """By place."""
        now = timezone.now()
        return {pk: timezone.localdate(now, place.zone) for pk, place in self.places.items()}

    @cached_property
    def days(self) -> dict[int, dt.date]:
        return {pk: self.period.end(today) for pk, today in self.todays.items()}

    @property
    def obligations(self) -> ObligationQuerySet:
        there = Q(ended_on=None) | Q(ended_on__gte=self.period.first)
        return super().obligations.filter(there, since__lte=self.period.last)

    def lines(self) -> Iterator[Line]:
        """In the order of the register; the queries grow with every 500 of them, the memory does not."""
        for some in batched(self.in_order(self.obligations).iterator(chunk_size=AT_A_TIME), AT_A_TIME):
            finished = finished_by(some)
            for row in self.rows(some):
                one = row.obligation
                yield self.line_of(row, finished[one.learner_id, one.requirement.course_key])

    def line_of(self, row: Row, finished: list[Completion]) -> Line:
        one, left_on, ended_on = row.obligation, row.obligation.employment.left_on, row.obligation.ended_on
        trainings = [
            training_of(each, one, self.period)
            for each in finished
            if self.is_shown(each, row, (one.employment.hired_on or one.since, ended_on or dt.date.max))
        ]
        if row.day < self.todays[one.organisation_id]:
            go_back(one, row.day, finished)
        counted = next((each for each in finished if each.pk == one.completion_id), None)
        if counted and all(known.completion != counted.pk for known in trainings):
            trainings.insert(0, training_of(counted, one, self.period))
        day = min(row.day, one.ended_on or row.day)
        return Line(
            cells=[as_text(cell) for cell in (*line_of(row), *further(one, left_on))],
            person=one.learner_id,
            sorted_as=one.sort_name,
            place=one.organisation.name,
            course=str(one.requirement.course_key),
            course_title=one.requirement.course_title,
            requirement=one.requirement_id,
            work=one.work,
            is_exempt=one.exempt_on is not None,
            is_ended=row.is_ended,
            is_trained=bool(one.completed_on and (one.valid_until is None or one.valid_until >= day)),
            trainings=trainings,
        )

    def is_shown(self, completion: Completion, row: Row, there: tuple[dt.date, dt.date]) -> bool:
        """Finished in the period, and while they worked there: what they did for another is nobody's business here."""
        day = day_of(completion, row.obligation)
        return day in self.period and day <= row.day and there[0] <= day <= there[1]


def go_back(one: Obligation, day: dt.date, finished: list[Completion]) -> None:
    """To the end of that day, with the certificate that they had then."""
    if one.employment.left_on and one.employment.left_on > day:
        one.employment.left_on = None
    look_back(one, day, finished)
    counted = next((each for each in finished if each.pk == one.completion_id), None)
    one.certificate_code = getattr(getattr(counted, "certificate", None), "code", None)  # type: ignore[attr-defined]


def finished_by(obligations: Iterable[Obligation]) -> ByCourse:
    """What these people finished in the courses that are asked of them: one query."""
    found: ByCourse = defaultdict(list)
    theirs = Completion.objects.filter(enrolment__learner__in={one.learner_id for one in obligations})
    with_certificates = theirs.select_related("enrolment", "certificate").order_by("completed_at", "pk")
    for completion in with_certificates:
        found[completion.enrolment.learner_id, completion.course_key].append(completion)
    return found


def further(one: Obligation, left_on: dt.date | None) -> list[Cell]:
    """What an inspector asks beside the register: from when on it counted, and until when they worked there."""
    return [one.employment.hired_on, one.since, first_due(one.requirement, one.since), left_on]


def as_text(cell: Cell) -> Cell:
    """Days as they stand in a table: it is what goes into JSON, and comes back from it."""
    return cell.isoformat() if isinstance(cell, dt.date) else cell
