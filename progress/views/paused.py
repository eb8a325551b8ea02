"""A stopped step: a calm page in its place. What a page that was open before still sends is kept."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRedirect
from wagtail.models import Page

from curriculum.models import Lesson
from curriculum.rendering import UnknownBlock, read_answer
from curriculum.stopping.placeholder import placeholder
from progress import recording
from progress.active_time import read_opening
from progress.models import Enrolment
from progress.places import Place
from progress.readers import ReaderRequest, reader_of


def answer(request: ReaderRequest, place: Place, page: Page) -> HttpResponse:
    if request.method == "POST":
        if isinstance(page, Lesson):
            keep_answer(request, place, page)
        return go_to(request, place.step.url)
    return placeholder(request, place.outline, place.step)


def keep_answer(request: ReaderRequest, place: Place, page: Lesson) -> None:
    """Of someone who has begun. What cannot be read is not asked again, for that would show the page."""
    block_id, enrolment = request.POST.get("block", ""), current_enrolment(request, place)
    try:
        given = read_answer(page, block_id, request.POST)
    except (UnknownBlock, ValidationError):
        return
    if enrolment:
        opened_at = read_opening(request.POST.get("opened", ""), place.step)
        recording.record_answer(enrolment, place.step, block_id, given, opened_at)


def done(request: ReaderRequest, place: Place) -> HttpResponse:
    """It cannot be finished now, and need not be."""
    return go_to(request, place.step.url)


def current_enrolment(request: ReaderRequest, place: Place) -> Enrolment | None:
    reader = reader_of(request)
    return Enrolment.objects.of(reader).in_course(place.outline.key).latest_cycle() if reader else None


def go_to(request: ReaderRequest, address: str) -> HttpResponse:
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
