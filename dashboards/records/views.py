"""What is kept about one learner: to take along, and to delete on request. Both also when the term is over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dashboards.classes.access import of_group_also_over
from dashboards.records.leaving import delete_learner, in_hand_of, leaving_of, was_deleted
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record, record_look
from people.keeping.erasing import belonging_to
from people.keeping.forms import EraseForm
from people.keeping.record import send_record
from people.models import Deed, Group, User


def person_here(group: Group, pk: int) -> User:
    """Also who has left it, or waits to be let in."""
    return get_object_or_404(belonging_to(group), pk=pk)


@of_group_also_over
@require_safe
def learner_record(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = person_here(group, pk)
    record_look(leader_of(request), group, person, _("What is kept"))
    context = {"group": group, "learner": person, "leaving": leaving_of(group, person, leader_of(request))}
    return render(request, "dashboards/records/record.html", context)


@of_group_also_over
@require_safe
def learner_record_file(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = person_here(group, pk)
    if not in_hand_of(leader_of(request)).filter(pk=person.pk).exists():
        return redirect("dashboards:learner_record", group.pk, person.pk)
    record(leader_of(request), Deed.EXPORTED, group, person, _("Everything that is kept"))
    return send_record(person)


@of_group_also_over
@require_http_methods(ASK_OR_ACT)
def learner_erase(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = belonging_to(group).filter(pk=pk).first()
    if person is None:
        return after_the_press(request, group, pk)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        say_what_went(request, delete_learner(group, person, leader_of(request)))
        return redirect("dashboards:learners", group.pk)
    context = {
        "group": group,
        "learner": person,
        "form": form,
        "leaving": leaving_of(group, person, leader_of(request)),
    }
    return render(request, "dashboards/records/erase.html", context, status=422 if form.errors else 200)


def say_what_went(request: HttpRequest, is_gone: bool) -> None:
    said = _("Everything about them is deleted.") if is_gone else _("This group holds nothing about them any more.")
    messages.success(request, said)


def after_the_press(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    if not was_deleted(group, pk):
        raise Http404
    messages.info(request, _("They were deleted already."))
    return redirect("dashboards:learners", group.pk)
