"""The teacher's log: which lessons were taught, for how long, and what was changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.sending import send_csv
from curriculum.models import Lesson
from curriculum.outline import Outline, OutlineStep, outline_for
from dashboards.classes.access import of_group
from dashboards.fidelity.forms import SOMEBODY, TaughtForm
from dashboards.fidelity.log import Log, lines_of, notes_of
from dashboards.fidelity.models import Taught
from dashboards.fidelity.noting import NotedAlready, change, note, parts_of
from dashboards.offered import offered_course
from dashboards.teaching.access import is_taught
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group
from progress.days import today_of


@of_group
@require_safe
def taught(request: HttpRequest, group: Group) -> HttpResponse:
    log = Log(group, get_language() or "", request.GET.get("course", ""))
    context = {"group": group, "log": log, "today": today_of(group)}
    return render(request, "dashboards/fidelity/taught.html", context)


@of_group
@require_safe
def taught_csv(request: HttpRequest, group: Group) -> StreamingHttpResponse:
    """Nothing in it is about a learner, so the log does not tell of it."""
    return send_csv(lines_of(notes_of(group).iterator(chunk_size=500)), "taught.csv")


@of_group
@require_http_methods(ASK_OR_ACT)
def lesson(request: HttpRequest, group: Group, course: str, module: str, step: str) -> HttpResponse:
    outline, found = lesson_here(course, module, step)
    today = today_of(group)
    initial = {"today": today, "taught_on": today, "minutes": found.minutes, "taught_by": leader_of(request).pk}
    parts = parts_of(get_object_or_404(Lesson.objects.live(), pk=found.page_id))
    form = TaughtForm(sent(request), group, leader_of(request), parts, initial=initial)
    if form.is_valid():
        return keep(request, group, (outline, found), form)
    earlier = notes_of(group).filter(step_key=found.key)
    return form_page(request, group, form, title=found.title, outline=outline, earlier=earlier)


def sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def lesson_here(course: str, module: str, step: str) -> tuple[Outline, OutlineStep]:
    outline = offered_course(course, get_language() or "")
    found = outline.step_at(module, step) if outline else None
    if outline is None or found is None or not is_taught(found):
        raise Http404
    return outline, found


def keep(request: HttpRequest, group: Group, place: tuple[Outline, OutlineStep], form: TaughtForm) -> HttpResponse:
    outline, step = place
    try:
        note(group, outline, step, form.given())
    except NotedAlready as mistake:
        return already(request, group, form, mistake.there, outline)
    return done(request, group, outline, step.title)


def already(
    request: HttpRequest, group: Group, form: TaughtForm, there: Taught, outline: Outline | None
) -> HttpResponse:
    form.add_error("taught_on", _("There is a note for this day already. Open it to change it, or choose another day."))
    return form_page(request, group, form, title=there.title, outline=outline, earlier=[there])


def form_page(request: HttpRequest, group: Group, form: TaughtForm, **facts: Any) -> HttpResponse:
    context = {"group": group, "form": form, "today": form.today, **facts}
    return render(request, "dashboards/fidelity/lesson.html", context, status=422 if form.errors else 200)


def done(request: HttpRequest, group: Group, outline: Outline | None, title: str) -> HttpResponse:
    messages.success(request, _("Noted: %(title)s.") % {"title": title})
    return redirect(log_of(group, outline))


def log_of(group: Group, outline: Outline | None) -> str:
    query = {"course": outline.slug} if outline else None
    return reverse("dashboards:taught", args=[group.pk], query=query)


@of_group
@require_http_methods(ASK_OR_ACT)
def noted(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """A note, to be changed."""
    there = get_object_or_404(notes_of(group), pk=pk)
    outline = outline_for(there.course_key, get_language() or "")
    form = TaughtForm(sent(request), group, leader_of(request), parts_here(there, outline), initial=as_is(there))
    if not form.is_valid():
        return form_page(request, group, form, title=there.title, outline=outline, noted=there)
    try:
        change(there, form.given())
    except NotedAlready as mistake:
        return already(request, group, form, mistake.there, outline)
    return done(request, group, outline, there.title)


def parts_here(there: Taught, outline: Outline | None) -> list[str]:
    step = outline.step(there.step_key) if outline else None
    lesson = Lesson.objects.live().filter(pk=step.page_id).first() if step else None
    return parts_of(lesson) if lesson else []


def as_is(there: Taught) -> dict[str, Any]:
    return {
        "today": today_of(there.group),
        "taught_on": there.taught_on,
        "minutes": there.minutes,
        "taught_by": there.taught_by_id or SOMEBODY,
        "skipped": there.skipped,
        "adapted": there.adapted,
        "note": there.note,
    }


@of_group
@require_POST
def remove(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """A second press finds nothing left to remove, and says the same."""
    there = notes_of(group).filter(pk=pk).first()
    outline = outline_for(there.course_key, get_language() or "") if there else None
    if there:
        there.delete()
    messages.success(request, _("The note is gone."))
    return redirect(log_of(group, outline))
