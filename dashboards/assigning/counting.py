"""How many of a group have finished what is assigned: one statement, however many learn and are assigned to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import get_language

from curriculum.outline import OutlineStep, outline_for
from people.models import Group
from progress.models import Assignment, Enrolment
from progress.targets import Target, target_of


@dataclass(frozen=True)
class InGroup:
    """An assignment as its list shows it."""

    assignment: Assignment
    target: Target | None  # None where it is not published any more
    finished: int


def in_group(group: Group, assignments: Iterable[Assignment]) -> list[InGroup]:
    language = get_language() or ""
    targets = {one: target_of(one, outline_for(one.course_key, language)) for one in assignments}
    finished = finished_by(group, {one.pk: target for one, target in targets.items() if target})
    return [InGroup(one, target, finished.get(one.pk, 0)) for one, target in targets.items()]


def finished_by(group: Group, targets: Mapping[int, Target]) -> dict[int, int]:
    """By number of the assignment. As `progress.assigned.Assigned.is_finished` has it for one learner."""
    if not targets:
        return {}
    courses = {target.outline.key for target in targets.values()}
    enrolments = Enrolment.objects.filter(learner__in=group.learners(), course_key__in=courses).order_by()
    steps = {
        f"steps_{number}": Count("records", filter=done_of(target.open_steps))
        for number, target in targets.items()
        if counts_by_steps(target)
    }
    learners = {
        f"learners_{number}": Count("learner", filter=finished(number, target), distinct=True)
        for number, target in targets.items()
    }
    found = enrolments.annotate(**steps).aggregate(**learners)
    return {number: found[f"learners_{number}"] for number in targets}


def counts_by_steps(target: Target) -> bool:
    return not target.is_course and bool(target.open_steps)


def finished(number: int, target: Target) -> Q:
    has_completion = Q(course_key=target.outline.key, completion__isnull=False)
    if not counts_by_steps(target):
        return has_completion
    return has_completion | Q(**{"course_key": target.outline.key, f"steps_{number}": len(target.open_steps)})


def done_of(steps: Iterable[OutlineStep]) -> Q:
    """Records of these steps that are done, and since their last change where that asks again."""
    steps = list(steps)
    is_done = Q(records__done_at__isnull=False, records__step_key__in=[step.key for step in steps])
    for step in steps:
        if step.changed_at:
            is_new = Q(records__done_at__gte=step.changed_at) | Q(records__done_again_at__gte=step.changed_at)
            is_done &= ~Q(records__step_key=step.key) | is_new
    return is_done
