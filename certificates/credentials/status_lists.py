"""Status lists: one bit a credential, set once its certificate is revoked or replaced.

Both mean the same to whoever relies on it. That a certificate has expired stands in the credential itself.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from openbadgeslib.ob3.ldp import add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential, status_entry

from certificates.credentials.issuer import did, key_address
from certificates.credentials.places import PLACES_IN_A_LIST, place_of
from certificates.keys import SigningKey, Use, current_key
from certificates.models import Certificate

PURPOSE = "revocation"
FRESH_SECONDS = 60  # how long others may keep a list
KEPT_SECONDS = 60 * 60  # how long a signed list is used again while no bit changes
VALID = dt.timedelta(days=1)  # an old copy with fewer bits is worth nothing after this


def address_of(number: int) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("credentials:status_list", args=[number])


def status_of(certificate: Certificate) -> dict[str, Any]:
    """What its credential says about where its status is published."""
    place = place_of(certificate)
    return status_entry(address_of(place["status_list"]), PURPOSE, place["status_index"])


def status_list(number: int) -> dict[str, Any] | None:
    """The signed list; None if there is no such list, or no key to vouch for it."""
    placed = Certificate.objects.filter(status_list=number, status_index__isnull=False)
    set_bits = sorted(index or 0 for index in placed.set_aside().values_list("status_index", flat=True))
    if not set_bits and not placed.exists():
        return None
    key = current_key(Use.CREDENTIAL)
    return signed_list(number, set_bits, key) if key else None


def signed_list(number: int, set_bits: list[int], key: SigningKey) -> dict[str, Any]:
    digest = hashlib.sha256(f"{key_address(key.name)} {number} {set_bits}".encode()).hexdigest()
    signed: dict[str, Any] | None = cache.get(name := f"certificates:status:{digest}")
    if signed is None:
        now = timezone.now()
        document = build_status_list_credential(
            did(), address_of(number), PURPOSE, set_bits, PLACES_IN_A_LIST, now, now + VALID, ttl=FRESH_SECONDS * 1000
        )
        signed = add_data_integrity_proof(document, key.private, key_address(key.name), created=now)
        cache.set(name, signed, KEPT_SECONDS)
    return signed
