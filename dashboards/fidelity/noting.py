"""Keeping what a teacher notes about a lesson: one note for a lesson and a day."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from curriculum.models import Lesson
from curriculum.outline import Outline, OutlineStep
from dashboards.fidelity.models import Taught
from dashboards.teaching.plan import ELSEWHERE, TIMED, UNNAMED, activity_of
from people.models import Group

LONGEST_PART = 120


class NotedAlready(Exception):
    """There is another note for this lesson on this day; it is not written over."""

    def __init__(self, there: Taught) -> None:
        super().__init__()
        self.there = there


def note(group: Group, outline: Outline, step: OutlineStep, given: dict[str, Any]) -> Taught:
    """The same note sent twice is one."""
    about = {"course_key": outline.key, "title": step.title[:255], **given}
    day = about.pop("taught_on")
    there, is_new = Taught.objects.get_or_create(group=group, step_key=step.key, taught_on=day, defaults=about)
    if not is_new and any(getattr(there, name) != value for name, value in given.items()):
        raise NotedAlready(there)
    return there


def change(noted: Taught, given: dict[str, Any]) -> None:
    for name, value in given.items():
        setattr(noted, name, value)
    try:
        with transaction.atomic():
            noted.save(update_fields=list(given))
    except IntegrityError as mistake:
        same = Taught.objects.filter(group=noted.group_id, step_key=noted.step_key, taught_on=noted.taught_on)
        raise NotedAlready(same.get()) from mistake


def parts_of(lesson: Lesson) -> list[str]:
    """Names of what may be left out: the timed parts of its plan, or else its activities."""
    body = [child for child in lesson.body if child.block_type not in ELSEWHERE]
    timed = [child.value["heading"] for child in body if child.block_type == TIMED and child.value.get("minutes")]
    names = timed or [activity_of(child) for child in body if child.block_type not in UNNAMED]
    return list(dict.fromkeys(name[:LONGEST_PART] for name in names if name))
