"""A learner's own pages: their courses, and the end of one."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.stopping.placeholder import placeholder
from progress import recording, renewing
from progress.assigned import assigned_to, first_to_do, shown_whole
from progress.forms import ClosingForm
from progress.models import Completion, Obligation
from progress.notices import Place, notices_for
from progress.readers import reader_of
from progress.required import required_in, required_of
from progress.standing import Standing
from progress.taken_courses import TakenCourse, taken_course, taken_courses, to_go_on_with


@never_cache
@require_safe
def learning(request: HttpRequest) -> HttpResponse:
    reader = reader_of(request)
    if reader is None:
        return render(request, "progress/learning_visitor.html")
    obligations = renewing.open_for(reader)
    taken = taken_courses(reader)
    required = required_of(obligations, taken)
    groups = assigned_to(reader, taken)
    whole = shown_whole(groups) | required.course_keys
    context: dict[str, Any] = {
        "required": required,
        "groups": groups,
        "notices": notices_for(request, reader, Place.FIRST),
        "courses": [course for course in to_go_on_with(taken) if course.enrolment.course_key not in whole],
        "withdrawn": [course for course in taken if course.is_paused and not course.completion],
        "completions": Completion.objects.of(reader).newest_first().select_related("certificate"),
        "ways_on": notices_for(request, reader, Place.LAST),
    }
    context["first"] = next(iter(required.to_do), None) or first_to_do(groups, context["courses"])
    return render(request, "progress/learning.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: HttpRequest, course_key: uuid.UUID) -> HttpResponse:
    """What is missing, then the closing statement, then the end."""
    reader = reader_of(request)
    if reader is None:
        return redirect("progress:learning")
    taken = taken_course(reader, course_key)
    if taken and taken.completion:
        required = required_in(Obligation.objects.asked_of(reader), course_key, taken.standing)
        context = {"taken": taken, "completion": taken.completion, "required": required}
        return render(request, "progress/finished.html", context)
    if taken is None or taken.standing is None:
        raise Http404
    if taken.is_paused:
        return placeholder(request)
    if not taken.standing.is_to_be_closed:
        page = "progress/more_time.html" if taken.standing.all_steps_done else "progress/not_finished_yet.html"
        return render(request, page, {"taken": taken, "standing": taken.standing})
    return close(request, taken, taken.standing)


def close(request: HttpRequest, taken: TakenCourse, standing: Standing) -> HttpResponse:
    form = ClosingForm(request.POST if request.method == "POST" else None, **what_is_confirmed(standing))
    if form.is_valid():
        recording.attest(taken.enrolment, standing.outline, form.attestation, form.cleaned_data.get("signed_as", ""))
        return redirect(taken.finish_address)
    return render(request, "progress/finish.html", {"taken": taken, "form": form}, status=422 if form.errors else 200)


def what_is_confirmed(standing: Standing) -> dict[str, Any]:
    if not standing.awaits_attestation:
        return {"attestation": ""}
    return {"attestation": standing.statement, "asks_signature": standing.pace.asks_signature}
