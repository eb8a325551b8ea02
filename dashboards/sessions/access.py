"""Whose sessions these are: of whoever leads the team, or administers the place. Nobody else hears of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from curriculum.outline import Outline
from dashboards.views import leader_of
from people.models import Organisation, User
from people.permissions import account_required
from progress.models import Attendance, GroupSession
from progress.sessions.running import SessionClosed
from progress.sessions.signing import outline_of_session

CHANGES = ("POST",)


def of_session(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """What is closed can be looked at, and changes no more."""

    @wraps(view)
    def for_supervisors(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        led = GroupSession.objects.led_by(leader_of(request)).select_related("organisation", "team")
        session = get_object_or_404(led, pk=pk)
        try:
            return view(request, session, **kwargs)
        except SessionClosed:
            messages.error(request, _("Nothing was changed: this session is closed."))
            return redirect("dashboards:session", session.pk)

    return account_required(never_cache(for_supervisors))


def outline_here(session: GroupSession) -> Outline:
    outline = outline_of_session(session)
    if outline is None:  # the course is gone; what was recorded is not
        raise Http404
    return outline


def attendance_here(session: GroupSession, attendance_id: int) -> Attendance:
    found = session.attendances.select_related("learner", "employment", "session__organisation")
    return get_object_or_404(found, pk=attendance_id)


def administers(user: User, session: GroupSession) -> bool:
    return Organisation.objects.administered_by(user).filter(pk=session.organisation_id).exists()
