"""What account pages and the editor's desk ask of whoever comes."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from people.guests import guest_of
from people.models import User
from people.permissions import user_can_enter_cms, user_has_second_factor
from people.staff_entrance.tablets import IDLE, code_of_tablet

Answer = Callable[[HttpRequest], HttpResponseBase]


def is_for_cms(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def is_account_page(view: Callable) -> bool:
    return view.__module__.startswith("allauth.")


def person_of(request: HttpRequest) -> User | None:
    return guest_of(request) or (request.user if request.user.is_authenticated else None)


class ClaimedMeanwhile:
    """A guest's learning can move into an account, and a learner can be erased, while another tab of theirs writes.
    That tab is told where it is now, rather than of an error."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        person = person_of(request) if isinstance(error, (IntegrityError, ObjectDoesNotExist)) else None
        if person is None or User.objects.filter(pk=person.pk).exists():
            return None
        is_htmx = getattr(request, "htmx", False)
        return (HttpResponseClientRedirect if is_htmx else redirect)(reverse(settings.LOGIN_REDIRECT_URL))


class GuestsAreVisitors:
    """On account pages and at the editor's desk a guest counts as a visitor who may sign up or in.

    The session stays the guest's until then, and `AccountAdapter.login` moves the guest's learning.
    """

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> None:
        if (is_account_page(view) or is_for_cms(request)) and request.user.is_authenticated and request.user.is_guest:
            request.guest = request.user  # type: ignore[attr-defined]
            request.user = AnonymousUser()


class CardHoldersHaveNoAccount:
    """Who comes in with a card of a class has neither address nor password: account pages have nothing for them."""

    CLOSED = ("people:profile", "people:own_data", "people:own_record", "people:erase_oneself")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        is_closed = name in self.CLOSED or (is_account_page(view) and name != "account_logout")
        if not (is_closed and request.user.is_authenticated and request.user.signs_in_by_card):
            return None
        messages.info(
            request,
            _("You came in with a card, so there is no account here to change. If this isn’t you, sign out first."),
        )
        return redirect(settings.LOGIN_REDIRECT_URL)


class SigningOutLeavesNothing:
    """After signing out, the browser also lets go of what it keeps to show Back quickly.

    What scripts keep stays: an answer that has not reached us yet would be lost (`static/js/sign-out.js` sends it).
    """

    WAYS_OUT = ("account_logout", "people:leave")

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.answer(request)
        if request.method == "POST" and request.resolver_match and request.resolver_match.view_name in self.WAYS_OUT:
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


class SharedTablet:
    """On a tablet that many share, nobody stays signed in for long after they have gone away."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if code_of_tablet(request) and request.user.is_authenticated:
            request.session.set_expiry(int(IDLE.total_seconds()))
        return self.answer(request)


class CmsDoor:
    """Lets into the editor's desk whoever may enter; asks for a second factor where the settings do."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict) -> HttpResponse | None:
        if not is_for_cms(request) or request.user.is_anonymous:
            return None
        if not user_can_enter_cms(request.user):
            # Wagtail would send them to sign in, and signing in would send them back here, for ever.
            raise Http404
        if settings.CMS_REQUIRES_SECOND_FACTOR and not user_has_second_factor(request.user):
            messages.info(request, _("Add a passkey or an authenticator app first; then the editor's desk opens."))
            return redirect("mfa_index")
        return None
