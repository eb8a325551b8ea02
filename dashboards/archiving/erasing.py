"""Deleting what is kept about the learners of classes whose days are over. A run that is killed is gone on with."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.batches.tidying import forget_files
from certificates.models import Batch
from dashboards.archiving.models import ClassCount
from dashboards.archiving.terms import held
from dashboards.class_page.courses import begun_by_course
from people.auditing import record
from people.keeping.erasing import belonging_to, erase, forget_in, only_in
from people.models import Deed, Group, User
from people.signals import forgotten_in_group
from progress.models import Enrolment
from quizzes.analysis import FEWEST

BATCH = 200  # people whose numbers are read at a time; each is deleted by themselves
IDLE = dt.timedelta(days=60)


@dataclass(frozen=True)
class Erased:
    deleted: int  # people
    kept: int  # those who have an account or another class


def groups_due() -> list[Group]:
    """Archived groups are few, and each has the days and the midnight of its own organisation."""
    archived = Group.objects.over().filter(erased_at=None).select_related("organisation").order_by("archived_at", "pk")
    return [group for group in archived if is_due(group)]


def is_due(group: Group) -> bool:
    day = group.erased_from
    return day is not None and day <= timezone.localdate(timezone=group.organisation.zone)


def erase_class(group: Group) -> Erased | None:
    """None if it was taken back meanwhile."""
    if not begin(group):
        return None
    deleted = kept = 0
    while people := list(belonging_to(group).order_by("pk")[:BATCH]):
        for person in people:
            if erase(person, only_in([group.pk]), on_request=False):
                deleted += 1
            else:
                forget_in(group, person)
                kept += 1
    finish(group)
    return Erased(deleted, kept)


@transaction.atomic
def begin(group: Group) -> bool:
    """The counts are there from now on, so nobody takes it back, and a second run does not count what is left."""
    group = held(group)
    if group.erased_at or not is_due(group):
        return False
    if not group.counts.exists():
        ClassCount.objects.bulk_create(counts_of(group))
    return True


def counts_of(group: Group) -> Iterator[ClassCount]:
    """Of a small class only how many they were: everybody would know who the three were that finished."""
    learners = group.learners().count()
    yield ClassCount(group=group, learners=learners)
    if learners < FEWEST:
        return
    for course_key, (begun, finished) in begun_by_course(group).items():
        title = title_of(course_key)
        yield ClassCount(group=group, course_key=course_key, course_title=title, learners=begun, finished=finished)


def title_of(course_key: uuid.UUID) -> str:
    """As it was called last."""
    named = Enrolment.objects.in_course(course_key).order_by("-started_at").values_list("course_title", flat=True)
    return named.first() or ""


@transaction.atomic
def finish(group: Group) -> None:
    """What the group itself holds. Of two runs at once the first tells the log."""
    group = held(group)
    if group.erased_at:
        return
    forgotten_in_group.send(sender=Group, group=group, person=None)
    forget_files(Batch.objects.filter(group=group))
    group.erased_at = timezone.now()
    group.save(update_fields=["erased_at"])
    total = group.counts.get(course_key=None).learners
    record(None, Deed.ERASED, group, detail=_("Days are over; learners: %(number)d") % {"number": total})


def erase_left_over() -> int:
    """Learners with a card who belong to nothing any more, for instance because their group was deleted at the desk."""
    among = only_in([]).idle_since(timezone.now() - IDLE)
    found = User.objects.filter(pk__in=among.values("pk"))
    return sum(erase(person, among, on_request=False) for person in found)
