"""Asking for the inspector's file of a place and a period."""

from __future__ import annotations

import uuid
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dashboards.inspector.making import hand_out
from dashboards.inspector.models import InspectorFile
from dashboards.inspector.period import Period
from people.auditing import record_for_all
from people.models import Deed, Organisation, User


def begin(organisation: Organisation, period: Period, by: User, press: uuid.UUID) -> InspectorFile:
    """The file, made now or found: by the same press of the button, or under way for the same period."""
    if found := find(organisation, period, press):
        return found
    try:
        return make(organisation, period, by, press)
    except IntegrityError:  # someone was quicker
        found = find(organisation, period, press)
        if found is None:
            raise
        return found


def find(organisation: Organisation, period: Period, press: uuid.UUID) -> InspectorFile | None:
    same = Q(press=press) | Q(first=period.first, last=period.last, finished_at=None)
    return InspectorFile.objects.filter(same, organisation=organisation).first()


@transaction.atomic
def make(organisation: Organisation, period: Period, by: User, press: uuid.UUID) -> InspectorFile:
    file = InspectorFile.objects.create(
        organisation=organisation,
        label=organisation.name,
        asked_by=by,
        language=by.language,
        press=press,
        first=period.first,
        last=period.last,
    )
    record_for_all(by, Deed.EXPORTED, organisation, told(_("Inspector’s file made"), period))
    transaction.on_commit(partial(hand_out, file))
    return file


def told(what: str, period: Period) -> str:
    """For the log."""
    return f"{what}: {period.first} – {period.last}"
