"""Until which day the records of somebody who left are kept: the longest of all that apply, and never a day less."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from curriculum.choices import KeptFrom
from dashboards.retention.models import RecordHold
from people.models import Employment, User
from progress.days import months_after
from progress.models import Completion, Obligation

AT_LEAST = dt.timedelta(days=90)  # after the last day of work: a day of leaving may be a mistake


@dataclass
class Past:
    """One person's time with one company that is over, with what was asked of them there."""

    person_id: int
    company_id: int
    employments: list[Employment] = field(default_factory=list)
    obligations: list[Obligation] = field(default_factory=list)
    finished: dict[object, dt.datetime] = field(default_factory=dict)  # by course: when it was finished last
    hold: RecordHold | None = None

    @property
    def is_over(self) -> bool:
        return bool(self.employments) and all(one.left_on for one in self.employments)

    @property
    def left_on(self) -> dt.date:
        return max(one.left_on for one in self.employments if one.left_on)

    @property
    def until(self) -> dt.date | None:
        """The last day of keeping. None while they work there, and where a rule names no time, or there is no rule:
        then nothing here says when, and nothing is deleted by itself."""
        if not self.is_over or not self.obligations:
            return None
        days = [self.until_under(one) for one in self.obligations]
        named = [day for day in days if day]
        return max(*named, self.left_on + AT_LEAST) if len(named) == len(days) else None

    def until_under(self, obligation: Obligation) -> dt.date | None:
        rule = obligation.requirement
        if rule.retention_months is None:
            return None
        after_work = months_after(self.left_on, rule.retention_months)
        if rule.retention_from == KeptFrom.EMPLOYMENT:
            return self.no_shorter_than_valid(after_work, obligation)
        if (done := self.finished.get(rule.course_key)) is None:
            return after_work  # that it was asked, and not done
        after_course = months_after(done.astimezone(obligation.organisation.zone).date(), rule.retention_months)
        later = max(after_course, after_work) if rule.retention_from == KeptFrom.LATER else after_course
        return self.no_shorter_than_valid(later, obligation)

    def no_shorter_than_valid(self, day: dt.date, obligation: Obligation) -> dt.date:
        """A certificate that still counts is not without its record."""
        return max(day, obligation.valid_until or day)

    def is_due(self, today: dt.date) -> bool:
        return self.hold is None and self.until is not None and self.until < today


def past_of(people: Sequence[int], company_id: int) -> list[Past]:
    """Of some people in one company. Five queries, however many they are."""
    pasts = {pk: Past(pk, company_id) for pk in people}
    for employment in Employment.objects.filter(user__in=people, company=company_id).select_related("organisation"):
        pasts[employment.user_id].employments.append(employment)
    obligations = Obligation.objects.filter(learner__in=people, company=company_id)
    for obligation in obligations.select_related("requirement", "organisation"):
        pasts[obligation.learner_id].obligations.append(obligation)
    finish(pasts, people)
    hold(pasts)
    return list(pasts.values())


def past_with(person: User, company_id: int) -> Past:
    return past_of([person.pk], company_id)[0]


def finish(pasts: dict[int, Past], people: Iterable[int]) -> None:
    done = Completion.objects.filter(enrolment__learner__in=people).order_by("completed_at")
    for learner, course, moment in done.values_list("enrolment__learner", "course_key", "completed_at"):
        pasts[learner].finished[course] = moment


def hold(pasts: dict[int, Past]) -> None:
    """The nearest that keeps somebody: of the person, or of everyone at a place where they worked."""
    paths = {path for past in pasts.values() for one in past.employments for path in one.organisation.paths_upwards}
    held = RecordHold.objects.standing().filter(organisation__path__in=paths).select_related("organisation")
    by_path: dict[str, list[RecordHold]] = defaultdict(list)
    for one in held:
        by_path[one.organisation.path].append(one)
    for past in pasts.values():
        above = {path for one in past.employments for path in one.organisation.paths_upwards}
        found = [one for path in above for one in by_path[path] if one.person_id in (None, past.person_id)]
        past.hold = max(found, key=lambda one: (one.person_id is not None, one.pk), default=None)
