"""The page on which administrators decide how staff come in."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from dashboards.staff_entrance.opening import close_entrance, open_entrance, renew_code
from dashboards.views import administered, leader_of
from people.joining.card_face import picture_of
from people.models import Invitation, StaffEntrance
from people.permissions import account_required
from people.staff_entrance.inviting import invite, not_here_yet, not_invited_yet
from people.staff_entrance.tablets import code_of_tablet, make_shared, stop_sharing

ACTS = {"open": open_entrance, "close": close_entrance, "renew": renew_code}


@account_required
@never_cache
@require_safe
def staff_entrance(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    troubled = Invitation.objects.filter(employment__in=not_invited_yet(organisation)).exclude(trouble="")
    context = {
        "organisation": organisation,
        "entrance": StaffEntrance.objects.filter(organisation=organisation).first(),
        "not_here": not_here_yet(organisation).count(),
        "not_invited": not_invited_yet(organisation).count(),
        "troubled": troubled.select_related("employment__user")[:20],
        "is_tablet": bool(code_of_tablet(request)),
    }
    return render(request, "dashboards/staff_entrance/page.html", context)


@account_required
@never_cache
@require_POST
def change_entrance(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    if act := ACTS.get(request.POST.get("do", "")):
        act(organisation, leader_of(request))
    return redirect("dashboards:organisation_entrance", organisation.pk)


@account_required
@never_cache
@require_safe
def poster(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """To print and hang up, or to show on a screen."""
    organisation = administered(request, organisation_id)
    entrance = get_object_or_404(StaffEntrance, organisation=organisation, is_open=True)
    address = request.build_absolute_uri(reverse("people:staff_entrance", args=[entrance.code]))
    typed = request.build_absolute_uri(reverse("people:staff"))
    context = {"organisation": organisation, "entrance": entrance, "qr": picture_of(address), "typed": typed}
    return render(request, "dashboards/staff_entrance/poster.html", context)


@account_required
@never_cache
@require_POST
def send_invitations(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    number = invite(organisation, leader_of(request))
    sentence = ngettext("%(number)d invitation is on its way.", "%(number)d invitations are on their way.", number) % {
        "number": number
    }
    messages.success(request, sentence if number else _("Everyone with an address has been invited."))
    return redirect("dashboards:organisation_entrance", organisation.pk)


@account_required
@never_cache
@require_POST
def share_tablet(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """This very device stands at the entrance from now on. Who set it up is signed out first."""
    organisation = administered(request, organisation_id)
    if "stop" in request.POST:
        answer = redirect("dashboards:organisation_entrance", organisation.pk)
        stop_sharing(answer)
        return answer
    entrance = get_object_or_404(StaffEntrance, organisation=organisation, is_open=True)
    logout(request)
    answer = redirect("people:staff_entrance", entrance.code)
    make_shared(request, answer, entrance)
    return answer
