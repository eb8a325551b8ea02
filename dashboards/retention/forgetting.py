"""Deleting the records of leavers once no rule asks for them. A run that is killed is gone on with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.keeping import leave_initials
from certificates.models import Certificate
from dashboards.retention.lasting import AT_LEAST, Past, past_of
from dashboards.retention.models import LeaverCount
from people.auditing import record_for_all
from people.holding import hold
from people.keeping.erasing import erase
from people.models import Deed, Departure, Employment, JoinRequest, Membership, Organisation, User
from people.models.staff import EmploymentQuerySet
from people.models.users import UserQuerySet

AT_ONCE = 200  # people whose days are worked out together; each is deleted by themselves


@dataclass
class Tally:
    """Of one company. How many are due, how many are kept for a reason, and of how many nothing says until when."""

    company: Organisation
    due: int = 0
    held: int = 0
    unnamed: int = 0
    deleted: int = 0  # of those due: people who had nothing else here
    stayed: int = 0  # and people who go on, with an account or other work; the employer's records of them are gone


def forget_leavers(*, dry_run: bool = False) -> Iterator[Tally]:
    """Of each company in which somebody left long enough ago. A dry run writes nothing."""
    for company in Organisation.objects.filter(depth=1).filter(Exists(left_in(OuterRef("pk")))):
        tally, today = Tally(company), timezone.localdate(timezone=company.zone)
        leavers = left_in(company.pk).filter(left_on__lt=today - AT_LEAST).order_by("user")
        people = leavers.values_list("user", flat=True).distinct()
        for some in batched(list(people), AT_ONCE):
            for past in past_of(some, company.pk):
                count(tally, past, today)
                if past.is_due(today) and not dry_run:
                    forget(tally, past.person_id, today)
        yield tally


def left_in(company: Any) -> EmploymentQuerySet:
    present = Employment.objects.present().filter(company=OuterRef("company"), user=OuterRef("user"))
    return Employment.objects.filter(company=company, left_on__isnull=False).exclude(Exists(present))


def count(tally: Tally, past: Past, today: dt.date) -> None:
    if past.hold:
        tally.held += 1
    elif past.until is None:
        tally.unnamed += 1
    elif past.is_due(today):
        tally.due += 1


@transaction.atomic
def forget(tally: Tally, person_id: int, today: dt.date) -> None:
    """Whoever was taken on again meanwhile, or is kept now, stays: it is asked anew while their rows are held."""
    person = User.objects.filter(pk=person_id).first()
    records = Employment.objects.filter(user=person_id, company=tally.company.pk)
    tally.company.hold_root()  # `keep_longer` waits for it
    hold(records.order_by("pk"))
    past = past_of([person_id], tally.company.pk)[0]
    if person is None or not past.is_due(today):
        return
    keep_counts(past)
    certificates = list(Certificate.objects.of(person))
    until = past.until.isoformat() if past.until else ""
    record_for_all(
        None, Deed.ERASED, tally.company, _("records of somebody who left, kept until %(day)s") % {"day": until}, person
    )
    records.delete()
    if erase(person, nobody_elses(), on_request=False):
        leave_initials(Certificate.objects.filter(pk__in=[one.pk for one in certificates]))
        tally.deleted += 1
    else:
        tally.stayed += 1


def nobody_elses() -> UserQuerySet:
    """Whoever has neither an account of their own nor work, a class or a task anywhere here."""
    me = OuterRef("pk")
    tied = [
        Exists(rows.filter(user=me))
        for rows in (Employment.objects.all(), Membership.objects.all(), JoinRequest.objects.all())
    ]
    left = Exists(Departure.objects.filter(user=me, group__erased_at=None))
    came_by_mail = Q(last_login__isnull=False, email__isnull=False)
    found = User.objects.filter(
        is_guest=False, is_staff=False, is_superuser=False, password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    for tie in (*tied, left):
        found = found.exclude(tie)
    return found.exclude(came_by_mail)  # type: ignore[return-value]


def keep_counts(past: Past) -> None:
    for obligation in past.obligations:
        rule = obligation.requirement
        counted, _is_new = LeaverCount.objects.get_or_create(
            organisation=obligation.organisation,
            course_key=rule.course_key,
            left_in=past.left_on.year,
            defaults={"course_title": rule.course_title},
        )
        finished = int(obligation.completed_on is not None)
        LeaverCount.objects.filter(pk=counted.pk).update(people=F("people") + 1, finished=F("finished") + finished)
