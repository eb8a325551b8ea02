"""How allauth makes, names and signs in accounts here."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from people import guests
from people.models import User
from people.models.users import new_username
from people.staff_entrance.tablets import code_of_tablet


def display_name(user: User) -> str:
    return user.get_full_name()


class AccountAdapter(DefaultAccountAdapter):
    def populate_username(self, request: HttpRequest, user: User) -> None:
        """A handle is never made from somebody's name or address."""
        user.username = user.username or new_username()

    def login(self, request: HttpRequest, user: User) -> None:
        """The one place every way of signing in ends at: password, code, passkey, verified sign-up."""
        guest = guests.guest_of(request)
        moved = guest is not None and guests.claim(guest, user)
        super().login(request, user)
        if moved:
            messages.success(request, _("What you did as a guest is now in your account."))

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        super().send_mail(template_prefix, email, {"site_name": settings.SITE_NAME, **context})

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """A guest has nothing to sign out of, but a card to take along before leaving. After a learner with a card the
        next one of the class comes in on the same device; on a tablet that staff share, the next of the staff."""
        if code := code_of_tablet(request):
            return reverse("people:staff_entrance", args=[code])
        if guests.guest_of(request):
            return reverse("people:card")
        if request.user.is_authenticated and request.user.signs_in_by_card:
            return reverse("people:join")
        return super().get_logout_redirect_url(request)
