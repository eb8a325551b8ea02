"""A step that the learner's group has other plans for: a calm page in its place. What was under way is kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from curriculum.models import Lesson
from people.models import Group, User
from progress.detours import Detour
from progress.models import Enrolment
from progress.places import Place
from progress.readers import ReaderRequest, reader_of
from progress.views import paused


def show(request: ReaderRequest, detour: Detour) -> HttpResponse:
    if detour.first:
        return render(request, "progress/first_this.html", {"detour": detour})
    context = {"detour": detour, "is_class": learns_in_a_class(reader_of(request))}
    return render(request, "progress/other_task.html", context)


def learns_in_a_class(reader: User | None) -> bool:
    joined = Group.objects.present().joined_by(reader) if reader else Group.objects.none()
    return any(group.is_class for group in joined.select_related("organisation"))


def keep(request: ReaderRequest, place: Place, page: Lesson) -> HttpResponse:
    """What a page sends that was open before its reader got another task; other answers are not taken."""
    reader = reader_of(request)
    enrolments = Enrolment.objects.of(reader).in_course(place.outline.key) if reader else Enrolment.objects.none()
    enrolment = enrolments.latest_cycle_at(place.step.key)
    if enrolment and enrolment.here:
        paused.keep_answer(request, place, page)
    return paused.go_to(request, place.step.url)
