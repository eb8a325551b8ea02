"""Who stands before a site's entrance: a number alone is no proof, so a part of the name goes with it."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from people.joining.limits import MINUTE, count
from people.joining.limits import may_try as may_try_here
from people.models import Employment, StaffEntrance, User
from people.names import heard_as

TRIES = 5  # for one number: then it pauses, whoever asks
PAUSE = 10 * MINUTE  # from the first of them; what counts is kept for twice the time that is given


def whose(entrance: StaffEntrance, number: str, name: str) -> User | None:
    """Only those without an address come in this way: an account is opened by what is its own."""
    there = (
        Employment.objects.within(entrance.organisation)
        .present()
        .filter(
            staff_number__iexact=number.strip(), user__is_active=True, user__signs_in_by_card=True, user__email=None
        )
    )
    for employment in there.exclude(staff_number="").select_related("user"):
        if is_part_of(name, employment.user.display_name):
            return employment.user
    return None


def is_part_of(typed: str, name: str) -> bool:
    """All that was typed stands in the name, in any order, however it is written."""
    words = heard_as(typed).split()
    return bool(words) and set(words) <= set(heard_as(name).split())


def may_try(request: HttpRequest, entrance: StaffEntrance, number: str) -> bool:
    """Counted before anything is compared: of many at the same moment no more than `TRIES` are heard."""
    return may_try_here(request) and count(by_number(entrance, number), PAUSE // 2) <= TRIES


def forget_try(entrance: StaffEntrance, number: str) -> None:
    """It was right, and right ones are free."""
    cache.decr(by_number(entrance, number))


def by_number(entrance: StaffEntrance, number: str) -> str:
    """Spellings that a database takes for one number are one: a dotless ı is an I in capitals."""
    digest = salted_hmac("people.staff_entrance", number.strip().upper().casefold(), algorithm="sha256").hexdigest()
    return f"people:staff:{entrance.pk}:{digest}"
