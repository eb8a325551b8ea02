"""Asking for the certificates of a group as one file."""

from __future__ import annotations

import uuid
from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q

from certificates.batches.gathering import gather
from certificates.batches.making import hand_out
from certificates.models import Batch, BatchItem
from people.models import Group, User


def begin(group: Group, by: User, press: uuid.UUID, course_key: uuid.UUID | None = None) -> Batch | None:
    """The batch, made now or found: by the same press of the button, or under way for the same certificates.

    None where there is nothing to make. `course_key` None means every course.
    """
    if found := find(group, press, course_key):
        return found
    try:
        return make(group, by, press, course_key)
    except IntegrityError:  # someone was quicker
        return find(group, press, course_key)


def find(group: Group, press: uuid.UUID, course_key: uuid.UUID | None) -> Batch | None:
    same = Q(press=press) | Q(course_key=course_key, finished_at=None)
    return Batch.objects.filter(same, group=group).first()


@transaction.atomic
def make(group: Group, by: User, press: uuid.UUID, course_key: uuid.UUID | None) -> Batch | None:
    batch = Batch.objects.create(
        group=group,
        organisation=group.organisation,
        label=group.name,
        asked_by=by,
        language=by.language,
        press=press,
        course_key=course_key,
    )
    if not BatchItem.objects.bulk_create(gather(batch, group), batch_size=500):
        batch.delete()
        return None
    transaction.on_commit(partial(hand_out, batch))
    return batch
