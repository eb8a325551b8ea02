"""The list of learners, and what a leader does with it."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.classes import learner_list
from dashboards.classes.access import learner_here, of_group, of_present_group
from dashboards.classes.forms import MoveForm, NamesForm, RenameForm
from dashboards.group_at_quiz import A_PAGE
from dashboards.numbers import number_in
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record_look
from people.models import Departure, Group, User


@of_group
@require_safe
def learners(request: HttpRequest, group: Group) -> HttpResponse:
    in_order = group.learners().select_related("card").order_by(Lower("display_name"), "pk")
    page: Page[User] = Paginator(in_order, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "group": group,
        "page_of": page,
        "arrived": group.learners().exclude(last_login=None).count(),
        "left": group.departures.count(),
        "waiting": group.join_requests.count(),
    }
    record_look(leader_of(request), group, detail=_("The list of learners"))
    return render(request, "dashboards/classes/learners.html", context)


@of_present_group
@require_http_methods(ASK_OR_ACT)
def add_learners(request: HttpRequest, group: Group) -> HttpResponse:
    form = NamesForm(request.POST or None, initial={"seen": learner_list.last_place(group)})
    if form.is_valid() and add(request, group, form):
        return redirect("dashboards:learners", group.pk)
    context = {"group": group, "form": form}
    return render(request, "dashboards/classes/add.html", context, status=422 if form.errors else 200)


def add(request: HttpRequest, group: Group, form: NamesForm) -> bool:
    """False if nothing was added; the form then says why."""
    wanted = form.cleaned_data
    done = learner_list.add_names(group, leader_of(request), wanted["names"], wanted["seen"], wanted["are_others"])
    if done.same:
        form.say_same(list(done.same))
        return False
    count = len(done.learners)
    said = ngettext("%(count)d learner was added.", "%(count)d learners were added.", count) % {"count": count}
    if done.there:
        there = ngettext("%(count)d is on the list already.", "%(count)d are on the list already.", done.there)
        said += " " + there % {"count": done.there}
    messages.success(request, said)
    return True


@of_group
@require_http_methods(ASK_OR_ACT)
def learner(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    """Their name; and the ways out: to another class, or off the list."""
    person = learner_here(group, pk)
    taken = learner_list.names_there(group, besides=person)
    form = RenameForm(request.POST or None, taken=taken, initial={"name": person.display_name})
    if person.signs_in_by_card and form.is_valid():
        learner_list.rename(group, person, leader_of(request), form.cleaned_data["name"])
        messages.success(request, _("Saved."))
        return redirect("dashboards:learner", group.pk, person.pk)
    others = learner_list.others_of(group, leader_of(request))
    context = {"group": group, "learner": person, "form": form, "move": MoveForm(others) if others else None}
    return render(request, "dashboards/classes/learner.html", context, status=422 if form.errors else 200)


@of_group
@require_POST
def remove(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = group.learners().filter(pk=pk).first()
    if person is None:
        get_object_or_404(group.departures, user=pk)  # pressed twice
    else:
        learner_list.remove(group, person, leader_of(request))
    messages.success(request, _("Taken off the list. Nothing is lost: “Left” has them, and takes them back."))
    return redirect("dashboards:learners", group.pk)


@of_group
@require_POST
def move(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = group.learners().filter(pk=pk).first()
    if person is None:
        get_object_or_404(group.departures, user=pk)  # pressed twice
        return redirect("dashboards:learners", group.pk)
    form = MoveForm(learner_list.others_of(group, leader_of(request)), request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed. Choose one of the groups in the list."))
        return redirect("dashboards:learner", group.pk, person.pk)
    to = form.cleaned_data["to"]
    learner_list.move(group, person, to, leader_of(request))
    messages.success(request, _("Moved to %(group)s, with progress and card.") % {"group": to})
    return redirect("dashboards:learners", group.pk)


@of_group
@require_http_methods(ASK_OR_ACT)
def left(request: HttpRequest, group: Group) -> HttpResponse:
    """Those who left or were taken off the list; the form takes one back."""
    departures = group.departures.select_related("user", "group")
    if request.method == "POST":
        number = number_in(request.POST.get("learner", ""))
        bring_back(request, group, departures.filter(user=number).first(), number)
        return redirect("dashboards:left", group.pk)
    page = Paginator(departures, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "dashboards/classes/left.html", {"group": group, "page_of": page})


def bring_back(request: HttpRequest, group: Group, departure: Departure | None, number: int) -> None:
    if departure is None:
        get_object_or_404(group.learners(), pk=number)  # pressed twice
    elif learner_list.is_elsewhere(group, departure.user, leader_of(request)):
        messages.error(
            request, _("They are in a class of another school now. With the code they can join yours again.")
        )
        return
    else:
        learner_list.take_back(departure, leader_of(request))
    messages.success(request, _("On the list again, with everything they did."))
