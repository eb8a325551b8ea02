"""What the tablet shows while it goes round: one person at a time, and only what they sign."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.sessions.handing import COOKIE, ask_later, put_off, session_going_round
from dashboards.views import ASK_OR_ACT
from progress.forms import ClosingForm
from progress.models import Attendance, GroupSession
from progress.sessions import signing
from progress.sessions.counting import Taking, takings_of
from progress.sessions.running import SessionClosed


def going_round(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a tablet that a supervisor has handed round, and for nobody who is signed in."""

    @wraps(view)
    def on_the_tablet(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        session = session_going_round(request)
        if session is None or not session.is_open:
            answer = redirect("account_login")
            answer.delete_cookie(COOKIE)
            return answer
        try:
            return view(request, session, **kwargs)
        except (SessionClosed, signing.NotToSign):
            messages.info(request, _("This can’t be signed any more. Please give the tablet back."))
            return redirect("dashboards:round")

    return never_cache(on_the_tablet)


def awaited(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For one person who is here and has not answered yet; anyone else's page leads to whose turn it is."""

    @wraps(view)
    def for_one(request: HttpRequest, session: GroupSession, attendance_id: int, **kwargs: Any) -> HttpResponseBase:
        waiting = session.attendances.awaited().select_related("learner", "session__organisation")  # type: ignore[attr-defined]
        attendance = waiting.filter(pk=attendance_id).first()
        if attendance is None:
            return redirect("dashboards:round")
        with translation.override(language_for(request, attendance)):
            return view(request, attendance, **kwargs)

    return going_round(for_one)


def language_for(request: HttpRequest, attendance: Attendance) -> str:
    """The person's own, or the one they choose on the page."""
    chosen = request.GET.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else attendance.learner.language


@going_round
@require_safe
def whose_turn(request: HttpRequest, session: GroupSession) -> HttpResponse:
    taking = next_of(request, session)
    back = f"{reverse('account_login')}?next={reverse('dashboards:session', args=[session.pk])}"
    context = {"session": session, "attendance": taking.attendance if taking else None, "back": back}
    with translation.override(taking.attendance.learner.language if taking else session.language):
        return render(request, "dashboards/sessions/turn.html", context)


def next_of(request: HttpRequest, session: GroupSession) -> Taking | None:
    """Who has nothing to sign is not named."""
    waiting = session.attendances.awaited().by_name().exclude(pk__in=put_off(request))  # type: ignore[attr-defined]
    outline = signing.outline_of_session(session)
    takings = takings_of(waiting, outline) if outline else []
    return next((one for one in takings if one.may_sign), None)


@awaited
@sensitive_post_parameters("signed_as")
@require_http_methods(ASK_OR_ACT)
def person(request: HttpRequest, attendance: Attendance) -> HttpResponse:
    """The statement, and the check before it where the course has one: each answers that alone."""
    taking, language = signing.taking_now(attendance), translation.get_language() or ""
    checks = taking.checks_left if not taking.lessons_left else []
    if checks and "lessons" not in request.GET:
        context = {"attendance": attendance, "check": checks[0], "language": language}
        return render(request, "dashboards/sessions/check.html", context)
    statement = signing.statement_for(taking, attendance.session, language)
    if statement is None:
        raise signing.NotToSign
    posted = request.POST if request.method == "POST" else None
    form = ClosingForm(posted, attestation=statement.text, asks_signature=True)
    if form.is_bound and form.is_valid():
        signing.sign(attendance, statement, form.cleaned_data["signed_as"])
        messages.success(request, _("Thank you. It is saved."))
        return redirect("dashboards:round")
    context = {"attendance": attendance, "form": form, "statement": statement, "language": language}
    context |= {"languages": settings.LANGUAGES, "lessons_only": "lessons" in request.GET}
    return render(request, "dashboards/sessions/sign.html", context, status=422 if form.errors else 200)


@awaited
@require_POST
def decline(request: HttpRequest, attendance: Attendance) -> HttpResponse:
    signing.decline(attendance)
    return redirect("dashboards:round")


@awaited
@require_POST
def later(request: HttpRequest, attendance: Attendance) -> HttpResponse:
    ask_later(request, attendance.pk)
    return redirect("dashboards:round")
