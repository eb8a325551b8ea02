"""How often may be guessed. A school shares one address, so the limit per address is wide, and right codes are free.

Wrong words are also counted per group: then its words pause for everyone, while cards that are scanned still open.
allauth's own counter leaves GET requests out, and the link with a class's code is one.
"""

from __future__ import annotations

import time

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from people.models import Group

MINUTE = 60


def may_try(request: HttpRequest) -> bool:
    return counted(by_address(request)) < settings.WRONG_JOIN_CODES_PER_MINUTE


def count_wrong(request: HttpRequest) -> None:
    count(by_address(request), MINUTE)


def may_try_words(request: HttpRequest, group: Group) -> bool:
    return may_try(request) and counted(by_group("words", group)) < settings.WRONG_WORDS_PER_CLASS


def count_wrong_words(request: HttpRequest, group: Group) -> None:
    count_wrong(request)
    count(by_group("words", group), 10 * MINUTE)


def may_add(group: Group) -> bool:
    """New learners are counted too, or someone could fill a class's list with names."""
    return counted(by_group("new", group)) < settings.NEW_LEARNERS_PER_CLASS


def count_new(group: Group) -> None:
    count(by_group("new", group), 10 * MINUTE)


def counted(key: str) -> int:
    return cache.get(key, 0)


def count(key: str, seconds: int) -> int:
    """How many they are with this one."""
    cache.add(key, 0, 2 * seconds)
    return cache.incr(key)


def by_address(request: HttpRequest) -> str:
    """Keeps no address, only a digest that means nothing after this minute."""
    window = int(time.time()) // MINUTE
    digest = salted_hmac(f"people.joining.{window}", get_ip(request), algorithm="sha256").hexdigest()
    return f"people:joining:wrong:{digest}"


def by_group(what: str, group: Group) -> str:
    return f"people:joining:{what}:{group.pk}:{int(time.time()) // (10 * MINUTE)}"
