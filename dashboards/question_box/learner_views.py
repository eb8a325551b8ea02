"""The learner's side: what happens to a question, a place to write it, and what the whole group was answered.

It stands among the leader's addresses because what it shows comes from them; whoever learns in the group gets it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from curriculum.regions import region_of, services_in
from dashboards.numbers import number_in
from dashboards.question_box.access import for_learner
from dashboards.question_box.forms import QuestionForm
from dashboards.question_box.readers import ANSWERS_SHOWN, box_of
from dashboards.question_box.writing import BoxIsClosed, NotNow, put_in, take_back
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group

MOST_SERVICES = 5


@for_learner
@require_http_methods(ASK_OR_ACT)
def ask(request: HttpRequest, group: Group) -> HttpResponse:
    is_post = request.method == "POST"
    form = QuestionForm(request.POST if is_post else None)
    if form.is_valid() and was_put_in(request, group, form):
        return redirect("dashboards:ask", group.pk)
    return shown(request, group, form)


def was_put_in(request: HttpRequest, group: Group, form: QuestionForm) -> bool:
    try:
        put_in(group, leader_of(request), form.cleaned_data["text"])
    except BoxIsClosed:
        form.add_error(None, _("The box was closed meanwhile, so your question was not sent. Nobody has read it."))
        return False
    except NotNow as why:
        form.add_error(None, str(why))
        return False
    messages.success(
        request, _("Your question is in the box. If you cannot wait for an answer, talk to someone below.")
    )
    return True


def shown(request: HttpRequest, group: Group, form: QuestionForm) -> HttpResponse:
    """Without the words of what was put in before: somebody else may use this device."""
    reachable = [service for service in services_in(region_of(request)) if service.phone or service.sms]
    context = {
        "group": group,
        "box": box_of(group),
        "form": form,
        "mine": group.box_entries.there().of(leader_of(request)).defer("text"),
        "answers": group.box_answers.all()[:ANSWERS_SHOWN],
        "services": reachable[:MOST_SERVICES],
    }
    return render(request, "dashboards/question_box/ask.html", context, status=422 if form.errors else 200)


@for_learner
@require_POST
def ask_back(request: HttpRequest, group: Group) -> HttpResponse:
    number = number_in(request.POST.get("question", ""))
    if take_back(group, leader_of(request), number):
        messages.success(request, _("Taken back. Nobody has read it."))
    elif group.box_entries.there().of(leader_of(request)).filter(pk=number).exists():
        messages.info(request, _("It has been read already, so it cannot be taken back."))
    return redirect("dashboards:ask", group.pk)
