"""Who may do what with whom. Views ask these; lists come from `led_by` and `visible_to`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeGuard

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRefresh

from people.models import Group, Organisation, User

Person = User | AnonymousUser


def user_has_account(user: Person) -> TypeGuard[User]:
    return user.is_authenticated and not user.is_guest


def user_can_lead(user: Person, group: Group) -> bool:
    return user_has_account(user) and Group.objects.led_by(user).filter(pk=group.pk).exists()


def user_can_administer(user: Person, organisation: Organisation) -> bool:
    return user_has_account(user) and Organisation.objects.administered_by(user).filter(pk=organisation.pk).exists()


def user_can_see(user: Person, other: User) -> bool:
    """May `user` look at the learning of `other`?"""
    if not user.is_authenticated:
        return False
    return user.pk == other.pk or User.objects.visible_to(user).filter(pk=other.pk).exists()


def user_can_enter_cms(user: Person) -> bool:
    return user_has_account(user) and user.is_active and user.has_perm("wagtailadmin.access_admin")


def user_has_second_factor(user: User) -> bool:
    return is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])


def account_required(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For pages that only make sense with an account: visitors and guests are asked to sign in first. A page that
    refreshes a part of itself is loaded anew for that, or the part would become the form to sign in with."""

    @wraps(view)
    def with_account(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not user_has_account(request.user):
            is_htmx = getattr(request, "htmx", False)
            return HttpResponseClientRefresh() if is_htmx else redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return with_account
