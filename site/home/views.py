"""Pages that are not Wagtail's: help services, and the region they are shown for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from curriculum.regions import COOKIE, COOKIE_SECONDS, REGIONS, region_of, services_in


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("region", "")
    region = asked if asked in REGIONS else region_of(request)
    context = {
        "regions": REGIONS,
        "region": region,
        "region_name": REGIONS.get(region, region),
        "services": services_in(region),
        "may_remember": region != region_of(request),
    }
    return render(request, "home/help.html", context)


@require_POST
def choose_region(request: HttpRequest) -> HttpResponse:
    """Remember the reader's region on this device."""
    response = redirect("help")
    region = request.POST.get("region", "")
    if region in REGIONS:
        response.set_cookie(
            COOKIE, region, max_age=COOKIE_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure()
        )
    return response
