"""Who has to take what: obligations follow from requirements and staff lists, and are brought into line with both.

Everything here may run twice, late, or at once with itself: it makes what is missing and ends what does not apply.
"""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Iterable, Iterator
from itertools import batched

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from people.holding import hold
from people.models import Employment, Organisation, User
from people.signals import staff_changed
from progress.cycles import counts_from, first_due
from progress.fulfilling import count_earlier
from progress.models import Obligation, Requirement
from progress.models.requirements import sorted_as

AT_ONCE = 500
COPIED = ("organisation_id", "company_id", "team_id", "work", "learner_id", "sort_name")  # of an employment
FOLLOWS = ("since", "due_on", *COPIED, "ended_on")


def who_is_reached(organisation: Organisation, works: Iterable[str]) -> QuerySet[Employment]:
    """Everyone a requirement of the organisation is for; a nearer one may still stand before it."""
    return Employment.objects.within(organisation).present().doing(works)


def settle_all(organisation: Organisation) -> None:
    """After a requirement was made, changed or withdrawn: of everyone at the organisation and below, some at a time."""
    for some in batched(Employment.objects.within(organisation).present().order_by("pk").iterator(AT_ONCE), AT_ONCE):
        settle(some)


@receiver(staff_changed, dispatch_uid="progress_settle_obligations")
def settle_changed(sender: type, employments: Iterable[Employment], **kwargs: object) -> None:
    for some in batched(employments, AT_ONCE):
        settle(some)


@receiver(post_save, sender=User, dispatch_uid="progress_list_by_name")
def list_by_name(
    sender: type, instance: User, created: bool, update_fields: Iterable[str] | None, **kwargs: object
) -> None:
    """A register finds them under the name they have now."""
    if not created and (update_fields is None or {"display_name", "email"} & set(update_fields)):
        name = sorted_as(instance)
        Obligation.objects.of(instance).exclude(sort_name=name).update(sort_name=name)


@transaction.atomic
def settle(employments: Iterable[Employment]) -> None:
    """What these people have to take now, and no more. The queries do not grow with how many they are."""
    asked = {
        one.pk: one for one in Employment.objects.filter(pk__in=[one.pk for one in employments]).select_related("user")
    }
    held = Obligation.objects.filter(employment__in=asked)
    hold(held.order_by("pk"))
    there: dict[int, dict[int, Obligation]] = {pk: {} for pk in asked}
    for obligation in held.select_related("employment__organisation"):
        there[obligation.employment_id][obligation.requirement_id] = obligation
    rules = Rules(one.organisation_id for one in asked.values())
    new: list[Obligation] = []
    changed: list[Obligation] = []
    for employment in asked.values():
        known = there[employment.pk]
        wanted = {requirement.pk: requirement for requirement in rules.for_one(employment)}
        for pk, requirement in wanted.items():
            obligation = known.get(pk) or Obligation(requirement=requirement, employment=employment)
            if follow(obligation, requirement, employment):
                (changed if obligation.pk else new).append(obligation)
        changed += ended(obligation for pk, obligation in known.items() if pk not in wanted)
    Obligation.objects.bulk_create(new, ignore_conflicts=True)
    Obligation.objects.bulk_update(changed, FOLLOWS, batch_size=AT_ONCE)
    waiting = Obligation.objects.filter(employment__in=asked).present().unfinished()
    count_earlier(waiting.select_related("requirement", "organisation"))


class Rules:
    """The standing requirements that may reach people of these places, fetched once."""

    def __init__(self, places: Iterable[int]) -> None:
        self.paths: dict[int, str] = dict(
            Organisation.objects.filter(pk__in=set(places)).order_by().values_list("pk", "path")
        )
        roots = {path[: Organisation.steplen] for path in self.paths.values()}
        found = Requirement.objects.standing().select_related("organisation")
        self.requirements = in_order(one for one in found if one.organisation.root_path in roots)

    def for_one(self, employment: Employment) -> Iterator[Requirement]:
        """Of each course the nearest organisation's, the newest where one organisation has two."""
        if not employment.is_present:
            return
        path = self.paths[employment.organisation_id]
        nearest: dict[uuid.UUID, Requirement] = {}
        for one in self.requirements:
            if path.startswith(one.organisation.path) and one.covers(employment):
                nearest[one.course_key] = one
        yield from nearest.values()


def in_order(requirements: Iterable[Requirement]) -> list[Requirement]:
    """The one that counts comes last. One that is still being thought about is the newest of all."""
    return sorted(requirements, key=lambda one: (len(one.organisation.path), one.made_at, one.pk or math.inf))


def follow(obligation: Obligation, requirement: Requirement, employment: Employment) -> bool:
    """As hire date, place and requirement are now; says whether anything is different. What was finished stays."""
    before = [getattr(obligation, name) for name in FOLLOWS]
    obligation.since = counts_from(requirement, employment.hired_on)
    if obligation.completed_on is None:
        obligation.due_on = first_due(requirement, obligation.since)
    obligation.copy(employment)
    obligation.ended_on = None
    return obligation.pk is None or before != [getattr(obligation, name) for name in FOLLOWS]


def ended(obligations: Iterable[Obligation]) -> Iterator[Obligation]:
    """On the day they left, or today."""
    for obligation in obligations:
        if obligation.ended_on is None:
            obligation.ended_on = last_day(obligation.employment)
            yield obligation


def last_day(employment: Employment) -> dt.date:
    return employment.left_on or timezone.localdate(timezone=employment.organisation.zone)
