"""The learner's page of a questionnaire, at a stable address under its course."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.models import Course
from curriculum.outline import Outline, outline_at, outline_for
from curriculum.regions import region_of, services_in
from people.guests import learner_for
from people.models import User
from progress.models import Enrolment
from progress.places import Elsewhere, through_wagtail
from progress.readers import reader_of
from progress.standing import standing_of
from quizzes.models import ClassMeasure, Reply, Time
from quizzes.questionnaires.asking import Asked, asked_about, time_of
from quizzes.questionnaires.forms import ReplyForm
from quizzes.questionnaires.in_class import measure_for, reply_in_class
from quizzes.questionnaires.marks import mark_of_learner
from quizzes.questionnaires.replying import reply, reply_of


@dataclass
class Seat:
    """Whoever is asked, about which course, at which time."""

    outline: Outline
    page: Course
    asked: Asked
    time: Time
    reader: User | None

    @cached_property
    def measure(self) -> ClassMeasure | None:
        """Of the class that decides when its learner is asked."""
        return measure_for(self.reader, self.outline.key) if self.reader else None

    @property
    def is_open(self) -> bool:
        if self.measure:
            return self.measure.asks == self.time and not self.measure.by_slips
        enrolments = Enrolment.objects.of(self.reader).in_course(self.outline.key) if self.reader else None
        latest = enrolments.with_standing().latest_cycle() if enrolments is not None else None
        return time_of(standing_of(latest, self.outline)) == self.time

    @property
    def is_shown_again(self) -> bool:
        """What was answered: not in class, and not to whoever holds a card, for a teacher keeps cards."""
        return self.reader is not None and not self.reader.signs_in_by_card and self.measure is None

    def earlier(self) -> Reply | None:
        return reply_of(self.reader, self.outline.key, self.time) if self.is_shown_again else None

    def elsewhere(self) -> list[Elsewhere]:
        """The languages it is also asked in."""
        others = [outline_for(self.outline.key, code) for code, _name in settings.LANGUAGES]
        asking = {outline.language: outline for outline in others if outline and asked_about(outline.course_id)}
        return [Elsewhere(code, address(one, self.time)) for code, one in asking.items() if one != self.outline]

    @property
    def thanks_address(self) -> str:
        return reverse("questionnaires:thanks", args=[self.outline.slug, self.time])


def address(outline: Outline, time: Time) -> str:
    with override(outline.language):
        return reverse("questionnaires:questions", args=[outline.slug, time])


def seat_at(request: HttpRequest, course: str, time: str) -> Seat:
    outline = outline_at(course, get_language() or "")
    asked = asked_about(outline.course_id) if outline else None
    if outline is None or asked is None or outline.is_stopped:
        raise Http404
    page = get_object_or_404(Course.objects.live(), pk=outline.course_id)
    return Seat(outline, page, asked, Time(time), reader_of(request))


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, course: str, time: str) -> HttpResponse:
    seat = seat_at(request, course, time)
    return through_wagtail(seat.page, request, partial(answer_or_ask, request, seat))


def answer_or_ask(request: HttpRequest, seat: Seat) -> HttpResponse:
    is_post = request.method == "POST"
    if not seat.is_open:
        return render(request, "quizzes/questionnaires/not_now.html", around(seat), status=409 if is_post else 200)
    earlier = seat.earlier()
    form = ReplyForm(request.POST if is_post else None, seat.asked, seat.time, earlier)
    if form.is_valid():
        return keep(request, seat, form)
    context = {**around(seat), "form": form, "earlier": earlier, "services": services_in(region_of(request))}
    return render(request, "quizzes/questionnaires/questions.html", context, status=422 if is_post else 200)


def keep(request: HttpRequest, seat: Seat, form: ReplyForm) -> HttpResponse:
    learner = learner_for(request)
    mark = mark_of_learner(seat.outline.key, learner)
    answer = (mark, seat.outline, seat.asked, seat.time, form.answers(), form.chosen("upset"))
    given = reply_in_class(seat.measure, *answer) if seat.measure else reply(*answer)
    if given is None:
        return render(request, "quizzes/questionnaires/not_now.html", around(seat), status=409)
    if given.is_empty:
        messages.info(request, _("Nothing was chosen, so nothing is kept. That is fine."))
        return redirect(seat.outline.url)
    return redirect(seat.thanks_address)


def around(seat: Seat) -> dict[str, object]:
    """What every page of a questionnaire needs."""
    return {
        "outline": seat.outline,
        "asked": seat.asked,
        "time": seat.time,
        "translations": seat.elsewhere(),
        "measure": seat.measure,
        "is_shown_again": seat.is_shown_again,
    }


@require_safe
def thanks(request: HttpRequest, course: str, time: str) -> HttpResponse:
    seat = seat_at(request, course, time)
    context = {**around(seat), "services": services_in(region_of(request))}
    answer = partial(render, request, "quizzes/questionnaires/thanks.html", context)
    return through_wagtail(seat.page, request, answer)
