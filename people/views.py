"""Coming back as a guest, the guest's card, and one's own name."""

from __future__ import annotations

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people import guests
from people.forms import ProfileForm, ResumeForm
from people.models import GuestPass, User
from people.permissions import account_required, user_has_account


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Type a code, go on learning. Wrong codes are counted per address, right ones are not: a class shares one."""
    form = ResumeForm(request.POST or None)
    context = {"form": form, "next": (following := next_page(request))}
    if request.method != "POST":
        return render(request, "people/resume.html", context)
    if not ratelimit.consume(request, action="resume", dry_run=True):
        return render(request, "people/resume.html", {**context, "must_wait": True}, status=429)
    if not form.is_valid():
        ratelimit.consume(request, action="resume")
        return render(request, "people/resume.html", context, status=422)
    go_on_as(request, form.cleaned_data["code"])
    return redirect(following or settings.LOGIN_REDIRECT_URL)


def next_page(request: HttpRequest) -> str:
    """The page of this site that someone was on their way to, or nothing."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else ""


def go_on_as(request: HttpRequest, guest_pass: GuestPass) -> None:
    user = request.user
    if user_has_account(user):
        guests.claim(guest_pass.user, user)
        messages.success(request, _("What you did as a guest is now in your account."))
    elif user != guest_pass.user:
        guests.sign_in(request, guest_pass.user)
        messages.success(request, _("Welcome back. Everything is as you left it."))


@never_cache
@require_safe
def card(request: HttpRequest) -> HttpResponse:
    """The guest's code, to copy or print."""
    guest = guests.guest_of(request)
    if guest is None:
        return redirect("people:resume")
    guest_pass, _made = GuestPass.objects.get_or_create(user=guest)
    address = request.build_absolute_uri(redirect("people:resume").url)
    return render(request, "people/card.html", {"guest_pass": guest_pass, "address": address})


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """A guest lets go of this device; the card brings everything back."""
    if guests.guest_of(request) is not None:
        logout(request)
        messages.info(request, _("This device has let go of your learning. Your code brings it back."))
    return redirect(next_page(request) or "people:resume")


@account_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=request.user.pk))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people:profile")
    return render(request, "people/profile.html", {"form": form}, status=422 if form.errors else 200)
