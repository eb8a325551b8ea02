"""What a form to join carries, so that sending it twice is as good as once.

A second press may find the name taken by the first, whose answer (and with it the session) the browser threw away.
For a few minutes the form's ticket says who came in with it.
"""

from __future__ import annotations

import secrets

from django.core.cache import cache

from people.models import Group, User

GOOD_FOR_SECONDS = 180


def new_ticket() -> str:
    return secrets.token_urlsafe(16)


def key_of(ticket: str, group: Group) -> str:
    return f"people:joining:{group.pk}:{ticket}"


def use(ticket: str, group: Group, learner: User) -> None:
    if ticket:
        cache.set(key_of(ticket, group), learner.pk, GOOD_FOR_SECONDS)


def who_used(ticket: str, group: Group) -> User | None:
    number = cache.get(key_of(ticket, group)) if ticket else None
    return User.objects.filter(pk=number, is_active=True).first() if number else None
