"""The sites of a company: which there are, one more, and another name for one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dashboards.staff.reach import of_employer, sent, sites_of
from dashboards.views import ASK_OR_ACT, leader_of
from dashboards.workplaces.forms import PlaceForm, SiteForm
from dashboards.workplaces.setting_up import add_site, change_place
from people.models import Organisation

PAGES = "dashboards/workplaces/"


@of_employer
@require_http_methods(ASK_OR_ACT)
def sites(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = SiteForm(organisation, sent(request))
    if form.is_valid():
        site = add_site(organisation, leader_of(request), **form.cleaned_data)
        messages.success(request, _("%(name)s is one of the sites.") % {"name": site})
        return redirect("dashboards:organisation_sites", organisation.pk)
    context = {"organisation": organisation, "places": sites_of(organisation).with_staff_counted(), "form": form}
    return render(request, PAGES + "sites.html", context, status=422 if form.errors else 200)


@of_employer
@require_http_methods(ASK_OR_ACT)
def site(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    place: Organisation = get_object_or_404(sites_of(organisation), pk=pk)
    above = None if place.is_root() else place.get_parent()
    form = SiteForm(above, sent(request), instance=place) if above else PlaceForm(sent(request), instance=place)
    if form.is_valid():
        if form.changed_data:
            change_place(form.save(commit=False), leader_of(request), form.changed_data)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("dashboards:organisation_sites", organisation.pk)
    context = {"organisation": organisation, "place": str(Organisation.objects.get(pk=pk)), "form": form}
    return render(request, PAGES + "site.html", context, status=422 if form.errors else 200)
