"""The page behind the link in each reminder. Mail scanners open links, so looking at it changes nothing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboards.reminders.choosing_fewer import choose, person_of
from dashboards.reminders.models import FewerReminders
from dashboards.views import ASK_OR_ACT


@never_cache
@require_http_methods(ASK_OR_ACT)
def fewer(request: HttpRequest, token: str) -> HttpResponse:
    person = person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST" and request.POST.get("choice") in ("fewer", "all"):
        choose(person, fewer=request.POST["choice"] == "fewer")
        messages.success(request, _("Saved."))
        return redirect("dashboards:fewer_reminders", token)
    has_fewer = FewerReminders.objects.filter(person=person).exists()
    return render(request, "dashboards/reminders/fewer.html", {"has_fewer": has_fewer})
