"""Who may show a lesson to a group: its leaders, once the course's gate is open where the organisation wants that."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from dashboards.classes.access import of_group
from dashboards.teaching.access import Teaching, teaching_of
from dashboards.teaching.sheets import LessonTaught, lesson_taught
from people.models import Group


def may_present(teaching: Teaching) -> bool:
    """A course without a facilitator's module is open to every leader."""
    return teaching.gate.is_open or not teaching.group.organisation.staff_course_first


def presented(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For everything about the slides of a lesson: whoever stands before the gate is shown what to finish."""

    @wraps(view)
    def with_lesson(request: HttpRequest, group: Group, course: str, module: str, step: str) -> HttpResponseBase:
        taught: LessonTaught | None = None
        teaching = teaching_of(request, group, course)
        if may_present(teaching):
            taught = lesson_taught(teaching, module, step)
        return view(request, taught) if taught else redirect(teaching)

    return of_group(with_lesson)
