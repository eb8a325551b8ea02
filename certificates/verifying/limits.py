"""Wrong codes are counted per address, right ones are not: an office that checks a hundred certificates goes on.

So are files that have to be looked into, because that costs time; files sent back as they were issued are not.
allauth's own counter leaves GET requests out, and a code is checked by GET, so that its QR code can be scanned.
"""

from __future__ import annotations

import ipaddress
import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

WINDOW_SECONDS = 60


def must_wait(request: HttpRequest) -> bool:
    return counted(request, "wrong") >= settings.WRONG_CODES_PER_MINUTE


def count_wrong_code(request: HttpRequest) -> None:
    count(request, "wrong")


def must_wait_with_files(request: HttpRequest) -> bool:
    """A file may carry a code, so whoever tried too many codes waits with files as well."""
    return must_wait(request) or counted(request, "files") >= settings.FILES_PER_MINUTE


def count_file(request: HttpRequest) -> None:
    count(request, "files")


def counted(request: HttpRequest, what: str) -> int:
    return cache.get(key_of(request, what), 0)


def count(request: HttpRequest, what: str) -> None:
    key = key_of(request, what)
    cache.add(key, 0, 2 * WINDOW_SECONDS)
    cache.incr(key)


def household_of(address: str) -> str:
    """Whoever has one address of version 6 has 2⁶⁴ of them, and could take a new one for every guess."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is None:
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return address


def key_of(request: HttpRequest, what: str) -> str:
    """Keeps no address, only a digest that means nothing after this minute."""
    minute = int(time.time()) // WINDOW_SECONDS
    address = household_of(get_adapter(request).get_client_ip(request))
    digest = salted_hmac(f"certificates.{minute}", address, algorithm="sha256").hexdigest()
    return f"certificates:{what}:{digest}"
