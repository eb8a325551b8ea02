"""What a supervisor does in a session: each may come twice, and each leads back to its page."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from curriculum.outline import Outline, OutlineStep
from dashboards.sessions.access import attendance_here, of_session, outline_here
from dashboards.sessions.forms import AddForm
from dashboards.sessions.handing import begin_round
from dashboards.sessions.people import found_as, people_of
from dashboards.sessions.reading import context_of, pace_of_session
from dashboards.teaching.access import is_taught
from dashboards.views import leader_of
from progress.models import GroupSession
from progress.sessions import running
from progress.time_left import TimeLeft

MANY = 500


def back(session: GroupSession, part: str = "") -> HttpResponse:
    answer = redirect("dashboards:session", session.pk)
    answer["Location"] += part
    return answer


def lesson_here(outline: Outline, step_key: uuid.UUID) -> OutlineStep:
    step = outline.step(step_key)
    if step is None or not is_taught(step):
        raise Http404
    return step


@of_session
@require_POST
def tick(request: HttpRequest, session: GroupSession) -> HttpResponse:
    """Whoever is not among those the supervisor sees there is left out."""
    numbers = [int(one) for one in request.POST.getlist("employment")[:MANY] if one.isascii() and one.isdigit()]
    found = people_of(session, leader_of(request)).filter(pk__in=[one for one in numbers if one < 2**62])
    if not running.bring(session, found.select_related("user"), outline_here(session)):
        messages.info(request, _("Tick whoever is here, then press “They are here”."))
    return back(session, "#people")


@of_session
@require_POST
def add(request: HttpRequest, session: GroupSession) -> HttpResponse:
    form = AddForm(request.POST)
    if form.is_valid():
        found = found_as(session, leader_of(request), form.cleaned_data["who"])
        if len(found) == 1:
            running.bring(session, found, outline_here(session))
            return back(session, "#people")
        none = _("Nobody who works here has this name or number. Compare it with the staff list.")
        form.add_error("who", _("Several people are called like that. Type the staff number.") if found else none)
    context = context_of(session, outline_here(session), leader_of(request)) | {"form": form}
    return render(request, "dashboards/sessions/session.html", context, status=422)


@of_session
@require_POST
def person(request: HttpRequest, session: GroupSession, attendance_id: int) -> HttpResponse:
    attendance = attendance_here(session, attendance_id)
    if request.POST.get("go") == "again":
        running.ask_again(attendance)
    elif request.POST.get("go") == "away":
        running.send_away(attendance, outline_here(session))
    return back(session, "#people")


@of_session
@require_POST
def lesson(request: HttpRequest, session: GroupSession, step_key: uuid.UUID) -> HttpResponse:
    outline = outline_here(session)
    step = lesson_here(outline, step_key)
    if request.POST.get("go") != "finish":
        running.show(session, step, outline)
        return redirect("dashboards:session_slides", session.pk)
    if left := running.finish_lesson(session, step, outline, pace_of_session(session)):
        go_on = _("Show it a little longer. Everything is kept.")
        messages.info(request, f"{TimeLeft(left).words} {go_on}")
    return back(session, "#lessons")


@of_session
@require_POST
def beat(request: HttpRequest, session: GroupSession, step_key: uuid.UUID) -> HttpResponse:
    """The screen shows this lesson. A session that is closed hears nothing."""
    if session.is_open:
        running.record_beat(session, step_key, outline_here(session))
    return HttpResponse(status=204)


@of_session
@require_POST
def pause(request: HttpRequest, session: GroupSession) -> HttpResponse:
    running.pause(session, outline_here(session))
    messages.success(request, _("A break. Everything is kept; go on today or another day."))
    return back(session)


@of_session
@require_POST
def hand(request: HttpRequest, session: GroupSession) -> HttpResponse:
    """The supervisor is signed out here before the tablet leaves their hands."""
    running.pause(session, outline_here(session))
    logout(request)
    return begin_round(request, session)
