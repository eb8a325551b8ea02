"""Who leads a group, and handing it over."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.classes import co_leading
from dashboards.classes.access import of_group
from dashboards.colleagues import ColleagueForm, colleague_of
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Group, Membership, Role, User


@of_group
@require_http_methods(ASK_OR_ACT)
def leaders(request: HttpRequest, group: Group) -> HttpResponse:
    """With `go=hand-over` the colleague leads it instead of whoever asks."""
    form = ColleagueForm(request.POST or None)
    if form.is_valid() and (person := colleague_of(request, form)):
        return lead_instead(request, group, person) if is_handing_over(request) else lead_too(request, group, person)
    leading = group.memberships.filter(role=Role.LEADER).select_related("user").order_by("user__display_name", "pk")
    context = {
        "group": group,
        "form": form,
        "leading": leading,
        "leads": any(one.user_id == leader_of(request).pk for one in leading),
        "has_administrator": Membership.objects.administering(group.organisation).exists(),
        "is_handing_over": is_handing_over(request),
    }
    return render(request, "dashboards/classes/leaders.html", context, status=422 if form.errors else 200)


def is_handing_over(request: HttpRequest) -> bool:
    return request.POST.get("go") == "hand-over"


def lead_too(request: HttpRequest, group: Group, person: User) -> HttpResponse:
    co_leading.make_leader(group, person, leader_of(request))
    messages.success(request, _("Your colleague leads it with you and sees the same pages."))
    return redirect("dashboards:leaders", group.pk)


def lead_instead(request: HttpRequest, group: Group, person: User) -> HttpResponse:
    co_leading.hand_over(group, person, leader_of(request))
    messages.success(request, _("Handed over. Your colleague leads it now."))
    return redirect("dashboards:groups")


@of_group
@require_POST
def end_leader(request: HttpRequest, group: Group, pk: int) -> HttpResponse:
    person = User.objects.filter(memberships__group=group, memberships__role=Role.LEADER, pk=pk).first()
    try:
        if person and co_leading.end_leader(group, person, leader_of(request)):
            messages.success(request, _("Done. The list shows who leads it now."))
    except co_leading.NobodyLeft:
        messages.error(request, _("Nothing was changed: somebody has to lead it. Add a colleague first."))
        return redirect("dashboards:leaders", group.pk)
    still_leads = Group.objects.led_by(leader_of(request)).filter(pk=group.pk).exists()
    return redirect("dashboards:leaders", group.pk) if still_leads else redirect("dashboards:groups")
