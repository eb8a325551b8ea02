"""The place of a certificate in a status list. Places are drawn by lot, so that they tell nothing about the order of
issue: whoever holds two credentials cannot say which is older, or how many lie between them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TypedDict

from django.db import IntegrityError, transaction
from django.db.models import Max

from certificates.models import Certificate

PLACES_IN_A_LIST = 131_072  # what the standard asks for at least: a crowd to hide in
DRAWS_IN_A_LIST = 20  # all of them taken means that most places are


class Place(TypedDict):
    status_list: int
    status_index: int


def take_place[Taken](take: Callable[[Place], Taken]) -> Taken:
    """What `take` gives for a free place. It writes the place; where that is taken, it is called with another one."""
    newest = Certificate.objects.aggregate(newest=Max("status_list"))["newest"] or 1
    for number in (newest, newest + 1):
        for _draw in range(DRAWS_IN_A_LIST):
            place = Place(status_list=number, status_index=secrets.randbelow(PLACES_IN_A_LIST))
            try:
                with transaction.atomic():
                    return take(place)
            except IntegrityError:
                if not Certificate.objects.filter(**place).exists():
                    raise  # something else was wrong
    raise RuntimeError("No free place was found in a new status list.")


def place_of(certificate: Certificate) -> Place:
    """Certificates made before there were status lists get their place when it is first asked for."""
    if certificate.status_index is None:
        waiting = Certificate.objects.filter(pk=certificate.pk, status_index=None)
        take_place(lambda place: waiting.update(**place))
        certificate.refresh_from_db(fields=["status_list", "status_index"])
    return Place(status_list=certificate.status_list, status_index=certificate.status_index or 0)
