"""A step on a learner's screen, and what they do there."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect
from wagtail.models import Page
from wagtail.views import serve

from curriculum.models import Lesson
from curriculum.rendering import Problem, UnknownBlock, read_answer, render_again, render_answered
from people.guests import learner_for
from progress import recording
from progress.active_time import read_opening
from progress.detours import detour_at, detour_for_answer
from progress.lesson_page import lesson_page, saved
from progress.models import Enrolment
from progress.places import Place, address_as_written, page_of, place_at, through_wagtail
from progress.readers import ReaderRequest, reader_of
from progress.reading import reading_of
from progress.taken_courses import finish_address
from progress.time_left import TimeLeft
from progress.views import detours, paused


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: ReaderRequest, course: str, module: str, step: str) -> HttpResponseBase:
    """GET shows a lesson; POST answers one of its blocks. Quizzes and unknown addresses answer for themselves."""
    place = place_at(course, module, step)
    if place is None:
        address = address_as_written(course, module, step)
        return redirect(address) if address else serve(request, f"courses/{course}/{module}/{step}/")
    page = page_of(place)
    if place.step.is_stopped:
        answer = partial(paused.answer, request, place, page)
    elif not isinstance(page, Lesson):
        answer = partial(show_other_kind, request, place, page)
    else:
        answer = partial(take_answer if request.method == "POST" else show, request, place, page)
    return through_wagtail(page, request, answer) if place.step.is_restricted else answer()


def show_other_kind(request: ReaderRequest, place: Place, page: Page) -> HttpResponse:
    detour = detour_at(reader_of(request), place)
    return detours.show(request, detour) if detour else page.serve(request)


def show(request: ReaderRequest, place: Place, page: Lesson) -> HttpResponse:
    reading = reading_of(reader_of(request), place)
    if detour := detour_at(reading.reader, place, reading):
        return detours.show(request, detour)
    if reading.enrolment:
        recording.open_step(reading.enrolment, place.step)
    problems = reading.what_waits() if "waiting" in request.GET else {}
    return lesson_page(request, reading, page, problems)


def take_answer(request: ReaderRequest, place: Place, page: Lesson) -> HttpResponse:
    if detour_for_answer(reader_of(request), place):
        return detours.keep(request, place, page)
    block_id = request.POST.get("block", "")
    try:
        answer = read_answer(page, block_id, request.POST)
    except UnknownBlock as error:
        raise Http404 from error
    except ValidationError as error:
        return ask_again(request, place, page, block_id, Problem.of(error))
    is_first = request.user.is_anonymous
    enrolment = recording.enrol(learner_for(request), place.outline, at=place.step)
    opened_at = read_opening(request.POST.get("opened", ""), place.step)
    given = recording.record_answer(enrolment, place.step, block_id, answer, opened_at)
    if not request.htmx:
        return redirect(f"{request.path}#block-{block_id}")
    html = render_answered(page, block_id, answer, request)
    context = {"html": html, "saved": saved(given.answered_at), "is_first": is_first}
    return render(request, "progress/answered.html", context)


def ask_again(request: ReaderRequest, place: Place, page: Lesson, block_id: str, problem: Problem) -> HttpResponse:
    """There is no answer yet to keep. What was given so far, and everything else on the page, stays as it is."""
    status = 422 if problem.is_mistake else 200
    if not request.htmx:
        return lesson_page(request, reading_of(reader_of(request), place), page, {block_id: problem}, status)
    return HttpResponse(render_again(page, block_id, problem, request), status=status)


@require_POST
def done(request: ReaderRequest, course: str, module: str, step: str) -> HttpResponseBase:
    place = place_at(course, module, step)
    if place is None or place.step.kind != Lesson.kind:
        raise Http404
    answer = partial(paused.done if is_out_of_reach(request, place) else take_done, request, place)
    return through_wagtail(page_of(place), request, answer) if place.step.is_restricted else answer()


def is_out_of_reach(request: ReaderRequest, place: Place) -> bool:
    """For now, for everyone or for this reader."""
    return place.step.is_stopped or detour_at(reader_of(request), place) is not None


def take_done(request: ReaderRequest, place: Place) -> HttpResponse:
    try:
        address = finish_step(request, place)
    except recording.StepNotReady as waiting:
        return still_waiting(request, place, waiting)
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def finish_step(request: ReaderRequest, place: Place) -> str:
    """Mark the lesson as done and say where to go on. Who read it before it changed is shown it as it is now."""
    if request.POST.get("edition", place.step.edition) != place.step.edition:
        messages.info(request, changed_meanwhile(place))
        return place.step.url
    if request.user.is_anonymous and place.step.required_blocks:
        raise recording.StepNotReady(place.step, list(place.step.required_blocks))
    enrolment = recording.enrol(learner_for(request), place.outline)
    was_complete = getattr(enrolment, "completion", None) is not None
    opened_at = read_opening(request.POST.get("opened", ""), place.step)
    standing = recording.mark_done(enrolment, place.step, place.outline, opened_at)
    following = place.after if was_complete else standing.step_after(place.step.key)
    return following.url if following else finish_address(place.outline.key)


def changed_meanwhile(place: Place) -> str:
    told = [_("This lesson has changed since you opened it. Please look at it once more."), place.step.change_note]
    return " ".join(told).strip()


def still_waiting(request: ReaderRequest, place: Place, waiting: recording.StepNotReady) -> HttpResponse:
    """Which parts still wait for an answer, and how much time is left. What was chosen and not sent yet stays."""
    if not request.htmx:
        return redirect(f"{place.step.url}?waiting=1#{f'block-{waiting.missing[0]}' if waiting.missing else 'waiting'}")
    left = TimeLeft(waiting.seconds_left) if waiting.seconds_left else None
    context = {"missing": waiting.missing, "left": left, "is_part": True}
    return render(request, "progress/still_waiting.html", context, status=422)


@require_POST
def beat(request: ReaderRequest, course: str, module: str, step: str) -> HttpResponse:
    """The page is visible and in use. Someone who has not begun the course is not followed."""
    place, reader = place_at(course, module, step), reader_of(request)
    if place and reader:
        enrolments = Enrolment.objects.of(reader).in_course(place.outline.key)
        if enrolment := enrolments.latest_cycle_at(place.step.key):
            recording.record_beat(enrolment, place.step)
    return HttpResponse(status=204)
