"""What a requirement would do, before it does: who would get it, by when, and who would not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field
from itertools import batched

from django.utils import timezone

from people.models import Employment, Organisation
from progress.cycles import counts_from, first_due
from progress.fulfilling import counts_still, is_as_required
from progress.models import Completion, Obligation, Requirement
from progress.obliging import AT_ONCE, Rules, in_order, who_is_reached

SHOWN = 10  # people by name


@dataclass(frozen=True)
class Person:
    """One of those who would get it. `due_on` is None where the rule names no day; `counts` what they finished."""

    name: str
    place: str
    due_on: dt.date | None
    counts: bool


@dataclass
class Foreseen:
    """`people` are those whom this requirement would ask; of them some have it done already, and some had another."""

    people: int = 0
    places: Counter[str] = field(default_factory=Counter)
    months: Counter[dt.date | None] = field(default_factory=Counter)  # by the first day of the month it is due in
    late: int = 0  # due before today
    done: int = 0  # finished before, in a way that counts
    asked_already: int = 0  # by this very requirement, as it stands
    nearer: Counter[str] = field(default_factory=Counter)  # those of whom a nearer organisation's rule asks it
    instead: Counter[str] = field(default_factory=Counter)  # those of whom another requirement asked it until now
    no_longer: int = 0  # those it asks now and would not any more
    first: list[Person] = field(default_factory=list)

    @property
    def has_remarks(self) -> bool:
        """Whether there is more to say than how many get it."""
        counted = (self.late, self.done, self.asked_already, self.nearer, self.instead, self.no_longer)
        return not self.people or any(counted)

    @property
    def places_in_order(self) -> list[tuple[str, int]]:
        return self.places.most_common()

    @property
    def nearer_rules(self) -> list[tuple[str, int]]:
        return self.nearer.most_common()

    @property
    def replaced_rules(self) -> list[tuple[str, int]]:
        return self.instead.most_common()

    @property
    def months_in_order(self) -> list[tuple[dt.date | None, int]]:
        return sorted(self.months.items(), key=lambda month: month[0] or dt.date.max)


def foresee(requirement: Requirement) -> Foreseen:
    """Of one that is not saved, or is saved with other terms. Reads, and writes nothing."""
    places = {one.pk: one for one in Organisation.objects.within(requirement.organisation)}
    rules = rules_with(requirement, places)
    found = Foreseen()
    reached = who_is_reached(requirement.organisation, requirement.works).select_related("user")
    for some in batched(reached.order_by("user__display_name", "pk").iterator(AT_ONCE), AT_ONCE):
        look_at(some, requirement, rules, places, found)
    asked_now = Obligation.objects.filter(requirement=requirement.pk).present().count() if requirement.pk else 0
    found.no_longer = asked_now - found.asked_already
    return found


def rules_with(requirement: Requirement, places: dict[int, Organisation]) -> Rules:
    rules = Rules(places)
    others = (one for one in rules.requirements if one.pk != requirement.pk)
    rules.requirements = in_order([*others, requirement])
    return rules


def look_at(
    employments: tuple[Employment, ...],
    requirement: Requirement,
    rules: Rules,
    places: dict[int, Organisation],
    found: Foreseen,
) -> None:
    """Some at a time: four queries, however many."""
    held = held_by(employments, requirement)
    finished = finished_by(employments, requirement)
    for employment in employments:
        place = places[employment.organisation_id]
        winner = next(one for one in rules.for_one(employment) if one.course_key == requirement.course_key)
        if winner is not requirement:
            found.nearer[winner.organisation.name] += 1
            continue
        before = held.get(employment.pk)
        counts = any(counts_for(one, employment, requirement, place) for one in finished.get(employment.user_id, ()))
        count_one(employment, requirement, place, before, counts, found)


def count_one(
    employment: Employment,
    requirement: Requirement,
    place: Organisation,
    before: Obligation | None,
    counts: bool,
    found: Foreseen,
) -> None:
    found.people += 1
    found.places[place.name] += 1
    is_same = before is not None and before.requirement_id == requirement.pk
    if is_same:
        found.asked_already += 1
    elif before:
        found.instead[before.requirement.organisation.name] += 1
    has_it = counts or (is_same and before is not None and before.completed_on is not None)
    due = first_due(requirement, counts_from(requirement, employment.hired_on))
    if has_it:
        found.done += 1
    else:
        found.months[due.replace(day=1) if due else None] += 1
        found.late += bool(due and due < timezone.localdate(timezone=place.zone))
    if len(found.first) < SHOWN:
        found.first.append(Person(str(employment.user), place.name, due, has_it))


def held_by(employments: tuple[Employment, ...], requirement: Requirement) -> dict[int, Obligation]:
    """What asks them to take the course now, by employment."""
    asked = Obligation.objects.present().in_course(requirement.course_key).filter(employment__in=employments)
    return {one.employment_id: one for one in asked.select_related("requirement__organisation")}


def finished_by(employments: tuple[Employment, ...], requirement: Requirement) -> dict[int, list[Completion]]:
    learners = [one.user_id for one in employments]
    found: dict[int, list[Completion]] = {}
    done = Completion.objects.filter(course_key=requirement.course_key, enrolment__learner__in=learners)
    for completion in done.select_related("enrolment"):
        found.setdefault(completion.enrolment.learner_id, []).append(completion)
    return found


def counts_for(completion: Completion, employment: Employment, requirement: Requirement, place: Organisation) -> bool:
    would_be = Obligation(requirement=requirement, employment=employment, organisation=place)
    return is_as_required(completion, requirement) and counts_still(completion, would_be)


@dataclass
class Ending:
    """What withdrawing it would do: of `people`, some would be asked by an organisation above or by another rule."""

    people: int = 0
    done: int = 0
    others: Counter[str] = field(default_factory=Counter)

    @property
    def other_rules(self) -> list[tuple[str, int]]:
        return self.others.most_common()

    @property
    def free(self) -> int:
        return self.people - self.others.total()


def foresee_withdrawal(requirement: Requirement) -> Ending:
    rules = Rules(Organisation.objects.within(requirement.organisation).values_list("pk", flat=True))
    rules.requirements = [one for one in rules.requirements if one.pk != requirement.pk]
    found = Ending()
    for obligation in requirement.obligations.present().select_related("employment").iterator(AT_ONCE):  # type: ignore[attr-defined]
        found.people += 1
        found.done += obligation.completed_on is not None
        others = (one for one in rules.for_one(obligation.employment) if one.course_key == requirement.course_key)
        found.others.update(one.organisation.name for one in others)
    return found
