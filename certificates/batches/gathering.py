"""Which certificates go into a batch."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from django.db.models.functions import Lower

from certificates.models import Batch, BatchItem, Certificate
from people.models import Group
from progress.models import Completion


def gather(batch: Batch, group: Group) -> list[BatchItem]:
    """In the order of the learners' names. Two queries; nothing is awarded or drawn yet."""
    return [
        BatchItem(batch=batch, completion_id=completion, certificate_id=certificate)
        for completion, certificate in find(group, batch.course_key)
    ]


def find(group: Group, course_key: uuid.UUID | None) -> Iterator[tuple[int | None, int | None]]:
    """Completions and certificates, either may be missing. In place of a replaced one stands its successor."""
    seen = set()
    # Read in one query, so that a certificate awarded meanwhile is not found beside its completion.
    for completion, certificate, successor in completions(group, course_key):
        if successor is None:
            seen.add(certificate)
            yield completion, certificate
    for certificate in certificates(group, course_key):
        if certificate not in seen:
            yield None, certificate


def completions(group: Group, course_key: uuid.UUID | None) -> Iterator[tuple[int, int | None, int | None]]:
    found = Completion.objects.filter(enrolment__learner__in=group.learners())
    if course_key:
        found = found.filter(course_key=course_key)
    in_order = found.order_by(Lower("enrolment__learner__display_name"), "completed_at", "pk")
    return in_order.values_list("pk", "certificate", "certificate__replaced_by").iterator()


def certificates(group: Group, course_key: uuid.UUID | None) -> Iterator[int]:
    found = Certificate.objects.in_group(group).current()
    if course_key:
        found = found.for_course(course_key)
    in_order = found.order_by(Lower("learner__display_name"), "issued_on", "pk")
    return in_order.values_list("pk", flat=True).iterator()
