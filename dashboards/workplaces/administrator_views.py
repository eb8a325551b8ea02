"""Who administers a company, a site, a board or a school, for those who do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.colleagues import ColleagueForm, colleague_of
from dashboards.views import ASK_OR_ACT, administered, leader_of
from dashboards.workplaces.administering import NobodyLeft, end_administrator, make_administrator, own_administrators
from people.models import User
from people.permissions import account_required, user_can_administer


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def administrators(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    form = ColleagueForm(request.POST or None)
    if form.is_valid() and (person := colleague_of(request, form)):
        make_administrator(organisation, person, leader_of(request))
        messages.success(request, _("Your colleague looks after it with you and sees the same pages."))
        return redirect("dashboards:administrators", organisation.pk)
    context = {"organisation": organisation, "form": form, "own": own_administrators(organisation)}
    return render(request, "dashboards/workplaces/administrators.html", context, status=422 if form.errors else 200)


@account_required
@never_cache
@require_POST
def end(request: HttpRequest, organisation_id: int, pk: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    here = organisation.memberships.values("user")  # who leads a team as well has two
    person = get_object_or_404(User, pk=pk, pk__in=here)
    try:
        end_administrator(organisation, person, leader_of(request))
        messages.success(request, _("Done. The list shows who looks after it now."))
    except NobodyLeft:
        messages.error(request, _("Nothing was changed: somebody has to look after it. Add a colleague first."))
    still = user_can_administer(leader_of(request), organisation)
    return redirect("dashboards:administrators", organisation.pk) if still else redirect("dashboards:groups")
