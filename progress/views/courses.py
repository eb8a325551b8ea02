"""A course's own page, which shows those who have begun where to go on."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from wagtail.views import serve

from curriculum.models import Course
from curriculum.outline import Outline, outline_at
from people.models import User
from progress import renewing
from progress.models import Enrolment
from progress.pacing import Pace
from progress.places import address_as_written, through_wagtail
from progress.readers import reader_of
from progress.required import required_in
from progress.standing import Standing, standing_of


def course(request: HttpRequest, course: str) -> HttpResponseBase:
    """Visitors get the same page as everyone, without a look at the session."""
    reader = reader_of(request)
    outline = outline_at(course, get_language() or "") if reader else None
    if reader is None or outline is None or outline.is_stopped:
        return serve_or_lead_on(request, course)
    obligations = renewing.open_for(reader)
    standing = begun(reader, outline)
    required = required_in(obligations, outline.key, standing)
    if standing is None and required is None:
        return serve_or_lead_on(request, course)
    page = get_object_or_404(Course.objects.live(), pk=outline.course_id)
    standing = standing or Standing(outline, pace=required.pace if required else Pace())
    context = {**page.get_context(request), "standing": standing, "required": required}
    context["certificate_lasts"] = required.lasts if required else ""
    return through_wagtail(page, request, partial(render, request, "progress/course.html", context))


def serve_or_lead_on(request: HttpRequest, course: str) -> HttpResponseBase:
    """A course that is not in this language yet is shown as it was written."""
    try:
        return serve(request, f"courses/{course}/")
    except Http404:
        if address := address_as_written(course):
            return redirect(address)
        raise


def begun(reader: User, outline: Outline) -> Standing | None:
    enrolment = Enrolment.objects.of(reader).in_course(outline.key).with_completion().latest_cycle()
    return standing_of(enrolment, outline) if enrolment else None
