"""Setting up a workplace: the first page of a manager who has just signed up."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.regions import region_of
from dashboards.views import ASK_OR_ACT, leader_of
from dashboards.workplaces.forms import WorkplaceForm
from dashboards.workplaces.setting_up import set_up
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def new_workplace(request: HttpRequest) -> HttpResponse:
    if leader_of(request).signs_in_by_card:  # they look after nothing
        raise Http404
    begin = {"region": region_of(request), "time_zone": settings.TIME_ZONE}
    form = WorkplaceForm(request.POST or None, initial=begin)
    if form.is_valid():
        try:
            return redirect("dashboards:staff", set_up(leader_of(request), **form.cleaned_data).pk)
        except ValidationError as mistake:
            form.add_error(None, mistake)
    return render(request, "dashboards/workplaces/new.html", {"form": form}, status=422 if form.errors else 200)
