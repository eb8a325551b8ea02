"""What someone with an account does with what is kept about them."""

from __future__ import annotations

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from people.keeping.erasing import erase
from people.keeping.forms import EraseForm
from people.keeping.record import send_record
from people.models import Membership, Role, User
from people.permissions import account_required, user_can_enter_cms


def oneself(request: HttpRequest) -> User:
    return cast("User", request.user)  # account_required has seen to it


def is_needed(person: User) -> bool:
    """Others depend on their account: a class would be without its leader, an organisation without whoever runs it."""
    runs = Membership.objects.filter(user=person).exclude(role=Role.LEARNER)
    return user_can_enter_cms(person) or runs.exists()


@account_required
@never_cache
@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    return render(request, "people/keeping/own_data.html", {"is_needed": is_needed(oneself(request))})


@account_required
@require_safe
def own_record(request: HttpRequest) -> HttpResponse:
    return send_record(oneself(request))


@account_required
@reauthentication_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase_oneself(request: HttpRequest) -> HttpResponse:
    person = oneself(request)
    if is_needed(person):
        return redirect("people:own_data")
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        erase(person, on_request=True)
        logout(request)
        messages.success(request, _("Your account and everything in it is deleted."))
        return redirect("/")
    return render(request, "people/keeping/erase_oneself.html", {"form": form}, status=422 if form.errors else 200)
