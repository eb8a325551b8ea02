"""Wrong codes are counted per address, right ones are not: an office that checks a hundred certificates goes on.

allauth's own counter leaves GET requests out, and a code is checked by GET, so that its QR code can be scanned.
"""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 60


def must_wait(request: HttpRequest) -> bool:
    return cache.get(key_of(request), 0) >= settings.WRONG_CODES_PER_MINUTE


def count_wrong_code(request: HttpRequest) -> None:
    key = key_of(request)
    cache.add(key, 0, 2 * WINDOW_SECONDS)
    cache.incr(key)


def key_of(request: HttpRequest) -> str:
    """Keeps no address, only a digest that means nothing after this minute."""
    minute = int(time.time()) // WINDOW_SECONDS
    address = get_adapter(request).get_client_ip(request)
    digest = salted_hmac(f"certificates.{minute}", address, algorithm="sha256").hexdigest()
    return f"certificates:wrong:{digest}"
