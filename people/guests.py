"""Guests: people who learn without an account, come back with a code, and may make an account later."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from people.models import Employment, JoinRequest, Membership, User
from people.signals import guest_claimed

# How exactly we know when someone was last here. Coarse, so that learning does not write to `User` all the time.
ACTIVITY_STEP = dt.timedelta(days=1)


def learner_for(request: HttpRequest) -> User:
    """Whoever learns in this request: the person signed in, or a guest made and signed in now."""
    if request.user.is_authenticated:
        note_activity(request.user)
        return request.user
    with transaction.atomic():
        guest = User.objects.create_guest(language=language_of_the_page())
    sign_in(request, guest)
    return guest


def guest_of(request: HttpRequest) -> User | None:
    """The guest of this browser, also on account pages, where a guest counts as a visitor (`people.middleware`)."""
    guest = getattr(request, "guest", None)
    if guest is None and request.user.is_authenticated and request.user.is_guest:
        return request.user
    return guest


def sign_in(request: HttpRequest, user: User) -> None:
    """Sign `user` in. A visitor keeps the CSRF secret, so that the page's other forms and tabs go on working.

    Where somebody else was signed in, the secret changes: an old tab must not write into the new person's learning.
    """
    secret = request.META.get("CSRF_COOKIE") if request.user.is_anonymous else None
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    if secret:
        request.META["CSRF_COOKIE"] = secret


@transaction.atomic
def claim(guest: User, account: User) -> bool:
    """Move a guest's learning into an account and forget the guest. Says whether there was anything to move."""
    guest = User.objects.guests().select_for_update().filter(pk=guest.pk).first()
    if guest is None or account.is_guest:
        return False
    if guest.display_name and not account.display_name:
        account.display_name = guest.display_name
        account.save(update_fields=["display_name"])
    move_into(guest, account)
    return True


def move_into(one: User, account: User) -> None:
    """Everything of one person becomes the account's, and the one is gone. Inside a transaction."""
    move_memberships(one, account)
    move_work(one, account)
    asked = account.join_requests.values("group")
    JoinRequest.objects.filter(user=one).exclude(group__in=asked).update(user=account)
    guest_claimed.send(sender=User, guest=one, account=account)
    one.delete()


def move_memberships(guest: User, account: User) -> None:
    held = set(account.memberships.values_list("organisation_id", "group_id", "role"))
    for membership in Membership.objects.filter(user=guest):
        if (membership.organisation_id, membership.group_id, membership.role) not in held:
            membership.user = account
            membership.save(update_fields=["user"])


def move_work(one: User, account: User) -> None:
    """Where the account works itself, its own work stands."""
    there = Employment.objects.present().filter(user=account).values("organisation")
    Employment.objects.filter(user=one).exclude(left_on=None, organisation__in=there).update(
        user=account, changed_at=timezone.now()
    )


def note_activity(user: User) -> None:
    now = timezone.now()
    if user.is_guest and (user.last_login is None or user.last_login < now - ACTIVITY_STEP):
        user.last_login = now
        user.save(update_fields=["last_login"])


def language_of_the_page() -> str:
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
