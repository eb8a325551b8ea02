"""How far each of some groups is in the course it takes, in one line."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from dashboards.offered import offered_outlines
from people.models import Group, Role
from progress.models import Assignment, Enrolment


@dataclass(frozen=True)
class Progress:
    course: str
    finished: int
    begun: int


def progress_by_group(groups: Iterable[Group], language: str) -> dict[int, Progress]:
    """Two queries for all. The course is the one due soonest, else the one most have begun; where there is neither,
    there is nothing to say."""
    pks = [group.pk for group in groups]
    titles = {outline.key: outline.title for outline in offered_outlines(language)}
    counted, assigned = _counted(pks), _assigned(pks)
    found: dict[int, Progress] = {}
    for pk in pks:
        begun = {key: numbers for key, numbers in counted[pk].items() if key in titles}
        key = next((key for key in assigned[pk] if key in titles), max(begun, key=lambda one: begun[one], default=None))
        if key:
            begun_there, finished = begun.get(key, (0, 0))
            found[pk] = Progress(titles[key], finished, begun_there)
    return found


def _counted(pks: list[int]) -> dict[int, dict[uuid.UUID, tuple[int, int]]]:
    learning = {"learner__memberships__group__in": pks, "learner__memberships__role": Role.LEARNER}
    rows = Enrolment.objects.filter(**learning).in_present_cycle().order_by()
    by_course = rows.values("learner__memberships__group", "course_key")
    counted: dict[int, dict[uuid.UUID, tuple[int, int]]] = defaultdict(dict)
    for row in by_course.annotate(begun=Count("pk"), finished=Count("completion")):
        counted[row["learner__memberships__group"]][row["course_key"]] = row["begun"], row["finished"]
    return counted


def _assigned(pks: list[int]) -> dict[int, list[uuid.UUID]]:
    """The courses assigned to each, the one due soonest first."""
    rows = Assignment.objects.standing().filter(group__in=pks).values_list("group", "course_key", "due_on", "pk")
    assigned: dict[int, list[uuid.UUID]] = defaultdict(list)
    for group, course_key, *_due in sorted(rows, key=lambda row: (row[2] or dt.date.max, row[3])):
        assigned[group].append(course_key)
    return assigned
