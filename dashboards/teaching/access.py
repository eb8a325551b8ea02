"""Whose teaching material opens: leaders who have finished the course's facilitator module, or need not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from curriculum.choices import Audience
from curriculum.models import Course, Lesson
from curriculum.outline import Outline, OutlineModule, OutlineStep, outline_at
from dashboards.models import TrainedElsewhere
from dashboards.offered import offered_course
from dashboards.views import leader_of, led_group
from people.models import Group, User
from people.permissions import account_required
from progress.models import Enrolment
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class Gate:
    """What a leader finishes before the material of a course opens."""

    is_open: bool
    module: OutlineModule | None = None  # None where it is open, or where the module is not on this site
    standing: Standing | None = None

    @property
    def next_step(self) -> OutlineStep | None:
        done = self.standing.done if self.standing else frozenset()
        steps = self.module.open_steps if self.module else ()
        return next((step for step in steps if step.key not in done), None)


OPEN = Gate(is_open=True)


@dataclass(frozen=True)
class Teaching:
    """A course that a leader teaches to a group."""

    group: Group
    outline: Outline
    course: Course
    gate: Gate

    @property
    def region(self) -> str:
        """Where the group is: its help services are printed, on the paper used there."""
        return self.group.organisation.region or settings.DEFAULT_REGION

    @property
    def is_for_pupils(self) -> bool:
        return self.course.audience in Audience and Audience(self.course.audience).is_for_pupils

    def get_absolute_url(self) -> str:
        return reverse("dashboards:teaching_course", args=[self.group.pk, self.outline.slug])


def teaching_here(request: HttpRequest, group_id: int, course: str) -> Teaching:
    return teaching_of(request, led_group(request, group_id), course)


def teaching_of(request: HttpRequest, group: Group, course: str) -> Teaching:
    language = get_language() or ""
    outline = offered_course(course, language)
    if outline is None:
        raise Http404
    page = get_object_or_404(Course.objects.live(), pk=outline.course_id)
    return Teaching(group, outline, page, gate_for(leader_of(request), page.facilitator_module, language))


def lessons_of(module: OutlineModule) -> list[OutlineStep]:
    """Those that everyone may see now."""
    return [step for step in module.steps if is_taught(step)]


def is_taught(step: OutlineStep) -> bool:
    return step.kind == Lesson.kind and step.is_open_to_all


def gate_for(leader: User, facilitator_module: str, language: str) -> Gate:
    if not facilitator_module or TrainedElsewhere.objects.filter(person=leader).exists():
        return OPEN
    found = find_module(facilitator_module, language)
    if found is None:
        return Gate(is_open=False)
    outline, module = found
    taken = Enrolment.objects.of(leader).in_course(outline.key).with_standing()
    standings = [standing_of(enrolment, outline) for enrolment in taken] or [standing_of(None, outline)]
    if any(standing.has_finished(module) for standing in standings):
        return OPEN
    furthest = max(standings, key=lambda standing: sum(step.key in standing.done for step in module.steps))
    return Gate(is_open=False, module=module, standing=furthest)


def find_module(address: str, language: str) -> tuple[Outline, OutlineModule] | None:
    """By course and module as in their addresses, in this language first. Looked for each time: its pack may come
    after the one that names it."""
    course, _slash, name = address.partition("/")
    for code in dict.fromkeys([language, *(code for code, _name in settings.LANGUAGES)]):
        outline = outline_at(course, code)
        module = next((module for module in outline.modules if module.slug == name), None) if outline else None
        if outline and module:
            return outline, module
    return None


def opened(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For everything behind the gate: whoever leads the group and stands before it is shown what to finish."""

    @wraps(view)
    def behind_the_gate(request: HttpRequest, group_id: int, course: str, **kwargs: Any) -> HttpResponseBase:
        teaching = teaching_here(request, group_id, course)
        return view(request, teaching, **kwargs) if teaching.gate.is_open else redirect(teaching)

    return account_required(never_cache(behind_the_gate))
