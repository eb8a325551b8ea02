"""Inviting staff who have an address: one mail each, with a link that brings them in once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import batched
from smtplib import SMTPException

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.tasks import task
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from people.holding import hold
from people.letters import in_one_line, letter, site_address
from people.models import Employment, Invitation, Organisation, User
from people.tokens import digest_of, new_token

AT_ONCE = 50
UNDER_WAY = dt.timedelta(minutes=15)  # a mail of which nothing was heard for longer may never have left


def not_here_yet(organisation: Organisation) -> QuerySet[Employment]:
    """Who has an address and has never come in."""
    there = Employment.objects.within(organisation).present().filter(user__is_active=True, user__last_login=None)
    return there.exclude(user__email=None)


def not_invited_yet(organisation: Organisation) -> QuerySet[Employment]:
    """Of these, who has no invitation that still opens."""
    open_ones = Invitation.objects.usable().exclude(sent_at=None).filter(employment=OuterRef("pk"))
    return not_here_yet(organisation).exclude(Exists(open_ones))


def invite(organisation: Organisation, by: User) -> int:
    """Everyone who was not invited yet, in the background; how many. Pressed twice, nobody is mailed twice."""
    numbers = list(not_invited_yet(organisation).order_by("pk").values_list("pk", flat=True))
    for some in batched(numbers, AT_ONCE):
        mail_some.enqueue(list(some), by.pk)
    return len(numbers)


@task
def mail_some(numbers: Sequence[int], by: int) -> None:
    for employment in Employment.objects.filter(pk__in=numbers).select_related("user", "company"):
        mail_one(employment, by)


def mail_one(employment: Employment, by: int) -> None:
    """The row stands before the mail goes out, and says what became of it."""
    token = new_token()
    invitation = claim(employment, token, by)
    if invitation is None:
        return
    try:
        send(employment, token)
    except (OSError, SMTPException) as error:
        Invitation.objects.filter(pk=invitation.pk).update(trouble=str(error)[:300])
    else:
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())


@transaction.atomic
def claim(employment: Employment, token: str, by: int) -> Invitation | None:
    """The button may have been pressed twice, and two workers be at it: of two the second finds the first's row."""
    hold(Employment.objects.filter(pk=employment.pk))
    mailed = Invitation.objects.usable().filter(employment=employment, trouble="")
    mailed = mailed.exclude(sent_at=None, made_at__lt=timezone.now() - UNDER_WAY)
    person = employment.user
    if not person.email or person.last_login or mailed.exists():
        return None
    facts = {"digest": digest_of(token), "email": person.email, "made_by_id": by}
    return Invitation.objects.create(employment=employment, **facts)


def send(employment: Employment, token: str) -> None:
    """Neutral, because others may see a mail program's list."""
    person, company = employment.user, in_one_line(employment.company)
    with translation.override(person.language):
        address = site_address(reverse("people:staff_welcome", args=[token]))
        facts = {"name": in_one_line(person), "company": company, "address": address}
        subject = _("Your course at %(company)s") % {"company": company}
        letter(str(person.email), subject, "people/staff_entrance/invitation.txt", facts).send()
