"""Whose learning a company's sign-in opens, and who came with one that may be somebody else's."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboards.sign_in.views import sign_in_of
from dashboards.staff.reach import of_employer
from dashboards.views import leader_of
from people.company_sign_in.linking import put_aside, release, say_same_person
from people.models import Organisation

A_PAGE = 50


@of_employer
@require_safe
def people(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = sign_in_of(organisation)
    asked = request.GET.get("q", "").strip()[:200]
    links = found.links().select_related("user").order_by("user__display_name", "pk")
    if asked:
        links = links.filter(user__display_name__icontains=asked)
    context = {
        "organisation": organisation,
        "sign_in": found,
        "held": found.held.filter(is_same_person=False).select_related("employment__user")[:A_PAGE],
        "page_of": Paginator(links, A_PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "keep": f"&q={quote(asked)}" if asked else "",
    }
    return render(request, "dashboards/sign_in/people.html", context)


@of_employer
@require_POST
def release_one(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Twice is as good as once."""
    found = sign_in_of(organisation)
    if link := found.links().filter(pk=pk).select_related("user").first():
        release(found, link, leader_of(request))
        messages.success(request, _("The sign-in opens nothing for %(name)s any more.") % {"name": link.user})
    return redirect("dashboards:organisation_sign_in_people", organisation.pk)


@of_employer
@require_POST
def decide(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    held = get_object_or_404(sign_in_of(organisation).held.select_related("employment__user", "sign_in"), pk=pk)
    if request.POST.get("do") == "same":
        say_same_person(held, leader_of(request))
        told = _("When %(name)s tries again, they come in.") % {"name": held.employment.user}
        messages.success(request, told)
    elif request.POST.get("do") == "aside":
        put_aside(held)
    return redirect("dashboards:organisation_sign_in_people", organisation.pk)
