"""The staff entrance: a site's code, then number and name."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from people.guests import guest_of
from people.joining import limits
from people.joining.coming_in import come_in
from people.models import StaffEntrance
from people.permissions import user_has_account
from people.staff_entrance.finding import forget_try, may_try, whose
from people.staff_entrance.forms import NumberForm, SiteCodeForm
from people.staff_entrance.tablets import code_of_tablet

ASK_OR_ACT = ["GET", "HEAD", "POST"]


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(ASK_OR_ACT)
def staff(request: HttpRequest) -> HttpResponse:
    """Type the code of a poster."""
    if request.method != "POST":
        return code_page(request, SiteCodeForm())
    form = SiteCodeForm(request.POST)
    if not limits.may_try(request):
        return code_page(request, form, 429)
    if not form.is_valid():
        limits.count_wrong(request)
        return code_page(request, form, 422)
    return redirect("people:staff_entrance", form.cleaned_data["code"].code)


def code_page(request: HttpRequest, form: SiteCodeForm, status: int = 200) -> HttpResponse:
    """While someone has to wait, nothing is said of the code."""
    must_wait = status == 429
    if must_wait:
        form.errors.clear()
    context = {"form": form, "must_wait": must_wait}
    return render(request, "people/staff_entrance/code.html", context, status=status)


@never_cache
@sensitive_post_parameters("number", "name")
@require_http_methods(ASK_OR_ACT)
def entrance(request: HttpRequest, code: str) -> HttpResponse:
    """Where a poster's picture leads, and where a shared tablet waits for the next one."""
    if not limits.may_try(request):
        return code_page(request, SiteCodeForm({"code": code}), 429)
    found = StaffEntrance.objects.with_code(code).select_related("organisation").first()
    if found is None:
        limits.count_wrong(request)
        return code_page(request, SiteCodeForm({"code": code}), 404)
    form = NumberForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or user_has_account(request.user):
        return entrance_page(request, found, form)
    if not form.is_valid():
        return entrance_page(request, found, form, 422)
    return let_in(request, found, form)


def let_in(request: HttpRequest, found: StaffEntrance, form: NumberForm) -> HttpResponse:
    number = form.cleaned_data["number"]
    if not may_try(request, found, number):
        return entrance_page(request, found, form, 429)
    person = whose(found, number, form.cleaned_data["name"])
    if person is None:
        limits.count_wrong(request)
        form.say_unknown()
        return entrance_page(request, found, form, 422)
    forget_try(found, number)
    if code_of_tablet(request):
        logout(request)  # what a guest left on a device that many share is not this person's
    come_in(request, person)
    return redirect(settings.LOGIN_REDIRECT_URL)


def entrance_page(request: HttpRequest, found: StaffEntrance, form: NumberForm, status: int = 200) -> HttpResponse:
    context = {
        "entrance": found,
        "form": form,
        "oneself": request.user if user_has_account(request.user) else None,
        "guest": None if code_of_tablet(request) else guest_of(request),
        "is_tablet": code_of_tablet(request) == found.code,
        "must_wait": status == 429,
    }
    return render(request, "people/staff_entrance/entrance.html", context, status=status)
