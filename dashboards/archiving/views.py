"""The end of a class's term."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dashboards.archiving.terms import TooLate, archive, take_back
from dashboards.classes.access import of_group_also_over
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group


@of_group_also_over
@require_http_methods(ASK_OR_ACT)
def end_of_term(request: HttpRequest, group: Group) -> HttpResponse:
    """Says first what will happen and when; then does it, or takes it back."""
    if request.method == "POST":
        decide(request, group)
        return redirect("dashboards:archive", group.pk)
    counts = list(group.counts.all())
    context = {
        "group": group,
        "learners": group.learners().count(),
        "total": next((count for count in counts if count.course_key is None), None),
        "courses": [count for count in counts if count.course_key],
    }
    return render(request, "dashboards/archiving/end_of_term.html", context)


def decide(request: HttpRequest, group: Group) -> None:
    try:
        if request.POST.get("go") == "archive":
            archive(group, leader_of(request))
            messages.success(request, _("The term is over. You can take it back until the day below."))
        elif request.POST.get("go") == "take-back":
            take_back(group, leader_of(request))
            messages.success(request, _("Taken back. Everything is as it was."))
        else:
            messages.error(request, _("Nothing was changed. Please choose one of the buttons on this page."))
    except TooLate:
        messages.error(request, _("It is too late to take it back: the days are over, and deleting has begun."))
