"""How learners come into a group: its code, large enough for the last row, and those who wait to be let in."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.classes import addresses, letting_in
from dashboards.classes.access import of_group
from dashboards.classes.forms import WaysInForm
from dashboards.numbers import number_in
from dashboards.refreshing import changing_part, refreshed
from dashboards.views import ASK_OR_ACT, leader_of
from people.choices import Joining
from people.models import Group, JoinRequest
from progress.readers import ReaderRequest

NOW = "dashboards/classes/joining_now.html"
EVERY = "5s"
WAITING_SHOWN = 50


@of_group
@require_http_methods(ASK_OR_ACT)
def joining(request: ReaderRequest, group: Group) -> HttpResponse:
    """With `board`, what a class may see on a wall: no name of anyone."""
    form = WaysInForm(request.POST) if request.method == "POST" else WaysInForm.of(group)
    if form.is_valid():
        choose(request, group, form)
        return redirect("dashboards:joining", group.pk)
    is_board = "board" in request.GET
    context = {"group": group, "form": form, "is_live": "still" not in request.GET, "every": EVERY}
    context |= people_of(group, with_names=not is_board)
    asks = {"decided": seal_of(group)} | ({"board": 1} if is_board else {})
    if request.htmx:
        return refreshed(request, NOW, context, asks)
    context |= changing_part(request, NOW, context, asks) | ways_in(request, group)
    page = "board" if is_board else "joining"
    return render(request, f"dashboards/classes/{page}.html", context, status=422 if form.errors else 200)


def choose(request: HttpRequest, group: Group, form: WaysInForm) -> None:
    wanted = form.cleaned_data
    letting_in.choose_joining(
        group, leader_of(request), wanted["joining"], wanted["approves_joiners"], wanted["card_language"]
    )
    is_open = wanted["joining"] != Joining.CLOSED
    messages.success(request, _("Joining is open.") if is_open else _("Joining is closed. Nobody new comes in."))


def people_of(group: Group, *, with_names: bool) -> dict[str, Any]:
    asking = group.join_requests.select_related("user")
    return {
        **group.learners().aggregate(learners=Count("pk"), come_in=Count("last_login")),
        "asking": list(asking[:WAITING_SHOWN]) if with_names else [],
        **group.join_requests.aggregate(waiting=Count("pk"), newest=Max("pk")),
    }


def ways_in(request: HttpRequest, group: Group) -> dict[str, str]:
    address = addresses.join_address(request, group)
    return {
        "address": address,
        "typed": addresses.as_typed(address),
        "entrance": addresses.as_typed(addresses.entrance(request, group)),
        "qr": addresses.drawn(address),
    }


def seal_of(group: Group) -> str:
    """Of what stands around the part that refreshes itself: where a co-leader changes that, the page is loaded anew."""
    said = f"{group.join_code} {group.joining} {group.approves_joiners} {group.archived_at}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]


@of_group
@require_POST
def new_code(request: HttpRequest, group: Group) -> HttpResponse:
    letting_in.renew_code(group, leader_of(request), request.POST.get("seen", ""))
    messages.success(request, _("This is the code now. The one before it opens nothing any more."))
    return redirect("dashboards:joining", group.pk)


@of_group
@require_POST
def waiting(request: HttpRequest, group: Group) -> HttpResponse:
    """One is let in or refused, or everyone let in who waited when the page was shown."""
    act = letting_in.refuse if "refuse" in request.POST else letting_in.let_in
    wanted = request.POST.get("refuse") or request.POST.get("let_in") or ""
    done = sum(act(one, leader_of(request)) for one in asked_for(group, wanted))
    messages.success(request, said_of(done, is_in=act is letting_in.let_in))
    return redirect("dashboards:joining", group.pk)


def asked_for(group: Group, wanted: str) -> QuerySet[JoinRequest]:
    """One of those who wait; with `-and-before` also all who stood on the page above it, and nobody who came since."""
    number, _dash, others = wanted.partition("-")
    pk = number_in(number)
    asking = group.join_requests.select_related("user", "group")
    return asking.filter(pk__lte=pk) if others else asking.filter(pk=pk)


def said_of(done: int, *, is_in: bool) -> str:
    """Without a name: the page may be on a wall."""
    if not done:
        return _("Nobody was waiting any more: it has been decided already.")
    if is_in:
        said = ngettext("%(count)d learner was let in.", "%(count)d learners were let in.", done)
        return said % {"count": done}
    return _("Not let in. They may ask once more.")
