"""Beginning a session, its page, its slides, and closing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.models import Course
from curriculum.outline import Outline, OutlineStep
from curriculum.places import token_of
from dashboards.presenting.slides import deck_for
from dashboards.register.access import of_register
from dashboards.register.reading import Register
from dashboards.sessions.access import of_session, outline_here
from dashboards.sessions.forms import BeginForm, courses_at
from dashboards.sessions.reading import context_of
from dashboards.teaching.access import gate_for, is_taught
from dashboards.views import ASK_OR_ACT, leader_of
from progress.models import GroupSession
from progress.places import Place, page_of
from progress.sessions import closing, running

A_PAGE = 50


@of_register
@require_http_methods(ASK_OR_ACT)
def together(request: HttpRequest, register: Register) -> HttpResponse:
    """Which course, and the sessions there are."""
    teams = None if register.is_administered else register.teams
    form = BeginForm(request.POST if request.method == "POST" else None, courses_at(register.organisation), teams)
    if form.is_bound and form.is_valid():
        team = form.cleaned_data.get("team") or (teams[0] if teams else None)
        return redirect(
            "dashboards:session", running.begin(register.organisation, team, form.outline, register.viewer).pk
        )
    led = GroupSession.objects.led_by(register.viewer).filter(organisation__path__startswith=register.organisation.path)
    context = {
        "organisation": register.organisation,
        "form": form,
        "open": led.open().select_related("organisation", "team"),
        "closed": led.exclude(closed_at=None).select_related("organisation", "team")[:A_PAGE],
    }
    return render(request, "dashboards/sessions/together.html", context, status=422 if form.errors else 200)


@of_session
@require_safe
def session(request: HttpRequest, session: GroupSession) -> HttpResponse:
    context = context_of(session, outline_here(session), leader_of(request))
    return render(request, "dashboards/sessions/session.html", context)


@of_session
@require_safe
def slides(request: HttpRequest, session: GroupSession) -> HttpResponse:
    """Of the lesson that is on: in a break there are none."""
    outline = outline_here(session)
    step = outline.step(session.step_key) if session.step_key else None
    if step is None or not is_taught(step) or not may_show(request, session, outline):
        return redirect("dashboards:session", session.pk)
    return render(request, "dashboards/sessions/slides.html", slides_of(request, session, outline, step))


def may_show(request: HttpRequest, session: GroupSession, outline: Outline) -> bool:
    """As for whoever teaches it: once they have finished the facilitator's module, where the place wants that."""
    course = get_object_or_404(Course.objects.live(), pk=outline.course_id)
    is_open = not session.organisation.staff_course_first
    if is_open or gate_for(leader_of(request), course.facilitator_module, session.language).is_open:
        return True
    messages.info(request, _("Finish the part of this course for those who lead it first; then its slides open."))
    return False


def place_of(outline: Outline, step: OutlineStep) -> Place:
    module = next(module for module in outline.modules if step in module.steps)
    return Place(outline, module, step)


def slides_of(request: HttpRequest, session: GroupSession, outline: Outline, step: OutlineStep) -> dict[str, object]:
    """Nobody answers on a device of their own here: hands are counted."""
    place = place_of(outline, step)
    language = step.shown_in or outline.language
    return {
        "place": place,
        "language": language,
        "deck": deck_for(page_of(place), outline.title, language, session.organisation.region),
        "showings": {},
        "here": request.path,
        "devices": "",
        "where": "",
        "back": reverse("dashboards:session", args=[session.pk]),
        "can_ask": False,
        "may_see_notes": False,
        "token": token_of(request),
        "beat": reverse("dashboards:session_beat", args=[session.pk, step.key]),
    }


@of_session
@require_http_methods(ASK_OR_ACT)
def close(request: HttpRequest, session: GroupSession) -> HttpResponse:
    """Says first who has not signed."""
    outline = outline_here(session)
    if request.method == "POST":
        if closing.close(session, outline, leader_of(request)):
            messages.success(request, _("The session is closed. What was signed is in the register."))
        return redirect("dashboards:session", session.pk)
    context = context_of(session, outline, leader_of(request))
    return render(request, "dashboards/sessions/close.html", context)
