"""What a learner's group has in mind for a step other than opening it: something else first, or another task.

Like `progress.reading` the statement is written out, because every lesson page of everyone signed in asks it.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection, models
from django.utils import timezone

from curriculum.outline import OutlineStep
from people.models import Role, User
from progress.models import Assignment
from progress.places import Place
from progress.reading import Reading, reading_of
from progress.standing import Standing

PRESENT = f"""
    people_membership membership
    JOIN people_group present ON present.id = membership.group_id AND present.archived_at IS NULL
    JOIN people_organisation organisation ON organisation.id = present.organisation_id
    WHERE membership.user_id = %s AND membership.role = '{Role.LEARNER}'
"""
ORDERS = f"""
    SELECT assignment.group_id, assignment.extent, assignment.target_key, assignment.in_order,
        assignment.opens_on, organisation.time_zone
    FROM progress_assignment assignment, {PRESENT}
        AND present.id = assignment.group_id AND assignment.withdrawn_at IS NULL AND assignment.course_key = %s
    UNION ALL
    SELECT 0, 'away', step_key, FALSE, NULL, '' FROM progress_stepaway
    WHERE learner_id = %s AND EXISTS (SELECT 1 FROM {PRESENT})
"""  # noqa: S608 - names only
OPENED = """
    UNION ALL
    SELECT 0, 'opened', step_key, FALSE, NULL, '' FROM progress_steprecord record
    JOIN progress_enrolment enrolment ON enrolment.id = record.enrolment_id
    WHERE enrolment.learner_id = %s AND enrolment.course_key = %s AND record.step_key = %s
"""
AWAY = "away"
WIDTH = {Assignment.Extent.STEP.value: 1, Assignment.Extent.MODULE.value: 2, Assignment.Extent.COURSE.value: 3}


class Order(NamedTuple):
    """An assignment of one of the learner's present groups, or another task (`extent` is then `away`)."""

    group: int
    extent: str
    key: uuid.UUID
    in_order: bool
    opens_on: dt.date | None
    time_zone: str

    @property
    def is_open(self) -> bool:
        return self.opens_on is None or self.opens_on <= timezone.localdate(timezone=ZoneInfo(self.time_zone))


@dataclass(frozen=True)
class Detour:
    """In the place of the step. `first` comes before it; without, the learner has another task."""

    place: Place
    standing: Standing
    away: frozenset[uuid.UUID]
    first: OutlineStep | None = None

    @property
    def is_done(self) -> bool:
        return self.place.step.key in self.standing.done

    @property
    def onward(self) -> OutlineStep | None:
        """What follows and is neither done nor replaced by another task; else what was left out."""
        mine = [step for step in self.standing.steps_left if self._is_for_me(step)]
        here = self.place.outline.number_of(self.place.step.key) or 0
        following = (step for step in mine if (self.place.outline.number_of(step.key) or 0) > here)
        return next(following, next(iter(mine), None))

    def _is_for_me(self, step: OutlineStep) -> bool:
        return step.key not in self.away and not step.is_restricted


def detour_at(reader: User | None, place: Place, reading: Reading | None = None) -> Detour | None:
    """None where the step is simply shown. One query, and more only where an order is given here."""
    return decide(reader, place, orders_of(reader, place), reading) if reader else None


def detour_for_answer(reader: User | None, place: Place) -> Detour | None:
    """An answer of a page that was open before there was an order is taken: nothing that was given is lost."""
    if reader is None:
        return None
    orders = orders_of(reader, place, is_answer=True)
    is_opened = any(order.extent == "opened" for order in orders)
    return decide(reader, place, [order for order in orders if order.extent == AWAY or not is_opened])


def decide(reader: User, place: Place, orders: list[Order], reading: Reading | None = None) -> Detour | None:
    away = frozenset(order.key for order in orders if order.extent == AWAY)
    earlier = earlier_steps(place, orders)
    if place.step.key not in away and not earlier:
        return None
    standing = (reading or reading_of(reader, place)).standing
    if place.step.key in away:
        return Detour(place, standing, away)
    first = first_of(reader, place, earlier, standing, away)
    return Detour(place, standing, away, first) if first else None


def earlier_steps(place: Place, orders: Iterable[Order]) -> list[OutlineStep]:
    """What comes before this step where every group that has assigned it wants it in order.

    In a group the narrowest assignment counts: a lesson assigned by itself may be opened in a course that goes in
    order. Of several groups one that leaves the order free is enough, because the learner may go its way.
    """
    deciding = [narrowest(given) for given in by_group(covering(place, orders))]
    if not deciding or not all(order.in_order for order in deciding):
        return []
    is_wide = any(order.extent == Assignment.Extent.COURSE for order in deciding)
    steps = place.outline.steps if is_wide else place.module.steps
    keys = [step.key for step in steps]
    return [step for step in steps[: keys.index(place.step.key)] if step.is_open_to_all]


def covering(place: Place, orders: Iterable[Order]) -> list[Order]:
    """Open assignments that hold this step."""
    here = {place.outline.key, place.module.key, place.step.key}
    return [order for order in orders if order.extent in WIDTH and order.key in here and order.is_open]


def by_group(orders: Iterable[Order]) -> list[list[Order]]:
    in_groups = groupby(sorted(orders, key=lambda order: order.group), key=lambda order: order.group)
    return [list(given) for _group, given in in_groups]


def narrowest(orders: Iterable[Order]) -> Order:
    return min(orders, key=lambda order: WIDTH[order.extent])


def first_of(
    reader: User, place: Place, earlier: list[OutlineStep], standing: Standing, away: Collection[uuid.UUID]
) -> OutlineStep | None:
    """What was done once may always be looked at again."""
    if standing.is_complete or place.step.key in standing.done:
        return None
    left = [step for step in earlier if step.key not in standing.done and step.key not in away]
    tried = tried_by(reader, [step.key for step in left if step.kind != "lesson"])
    return next((step for step in left if step.key not in tried), None)


Tried = Callable[[User, Collection[uuid.UUID]], Collection[uuid.UUID]]
_tried: list[Tried] = []


def register_tried(tried: Tried) -> None:
    """How a room above says which of its steps a learner has handed in. That is enough to go on: whether a check was
    passed may not be known yet, or its tries may be used up, and nobody should be stuck for it."""
    if tried not in _tried:
        _tried.append(tried)


def tried_by(reader: User, keys: Collection[uuid.UUID]) -> set[uuid.UUID]:
    return {key for tried in _tried for key in tried(reader, keys)} if keys else set()


def orders_of(reader: User, place: Place, *, is_answer: bool = False) -> list[Order]:
    """For an answer also whether the step has been opened, as an order of extent `opened`."""
    as_stored = models.UUIDField().get_db_prep_value
    course_key, step_key = (as_stored(key, connection) for key in (place.outline.key, place.step.key))
    asked = [reader.pk, course_key, reader.pk, reader.pk]
    opened = [reader.pk, course_key, step_key] if is_answer else []
    with connection.cursor() as cursor:
        cursor.execute(ORDERS + OPENED if is_answer else ORDERS, asked + opened)
        return [as_order(*row) for row in cursor.fetchall()]


def as_order(group: int, extent: str, key: object, in_order: object, opens_on: object, time_zone: str) -> Order:
    """SQLite gives ids and days as text, PostgreSQL as what they are."""
    day = dt.date.fromisoformat(opens_on) if isinstance(opens_on, str) else opens_on
    return Order(group, extent, uuid.UUID(str(key)), bool(in_order), day, time_zone)  # type: ignore[arg-type]
