"""Asking the owners of addresses. It is asked on their own page and not by mail, so that no list can send mail to
whomever it likes."""

from __future__ import annotations

from collections.abc import Iterable

from people.models import Employment, StaffOffer, User


def ask_owners(pairs: Iterable[tuple[Employment, User]]) -> None:
    """Each once, also where the same list comes every night. One query."""
    offers = [StaffOffer(employment=employment, account=owner) for employment, owner in pairs]
    StaffOffer.objects.bulk_create(offers, ignore_conflicts=True)
