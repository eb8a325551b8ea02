"""An administrator takes back what a session recorded for the wrong person, with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dashboards.sessions.access import administers, attendance_here, of_session
from dashboards.sessions.forms import UndoForm
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import User
from progress.models import Attendance, GroupSession, StepRecord
from progress.sessions import undoing
from quizzes.models import Attempt


@of_session
@require_http_methods(ASK_OR_ACT)
def undo(request: HttpRequest, session: GroupSession, attendance_id: int) -> HttpResponse:
    """While it runs, the supervisor corrects it on its page."""
    attendance, by = attendance_here(session, attendance_id), leader_of(request)
    if not administers(by, session) or session.is_open or attendance.signed_at is None:
        raise Http404
    form = UndoForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if take_back(attendance, form.cleaned_data["reason"], by):
            messages.success(request, _("Taken back. The person is as they were before the session."))
        return redirect("dashboards:session", session.pk)
    context = {"session": session, "attendance": attendance, "form": form}
    return render(request, "dashboards/sessions/undo.html", context, status=422 if form.errors else 200)


@transaction.atomic
def take_back(attendance: Attendance, reason: str, by: User) -> bool:
    """The certificate is revoked for good: whoever checks it reads so."""
    if attendance.undone_at:
        return False
    certificate = getattr(attendance.completion, "certificate", None)
    if certificate:
        certificate.newest.revoke(reason)
    done = undoing.undo(attendance, reason, by)
    if done:
        take_back_checks(attendance)
    return done


def take_back_checks(attendance: Attendance) -> None:
    """The checks that were answered on the tablet in this person's name."""
    tried = Attempt.objects.of(attendance.learner).filter(pk__in=attendance.tries)
    for enrolment, quiz_key in set(tried.values_list("enrolment", "quiz_key")):
        own = Attempt.objects.filter(enrolment=enrolment, quiz_key=quiz_key).exclude(pk__in=attendance.tries)
        facts = {"score": own.best_score()} | ({} if own.filter(passed=True).exists() else {"done_at": None})
        StepRecord.objects.filter(enrolment=enrolment, step_key=quiz_key).update(**facts)
    tried.delete()
