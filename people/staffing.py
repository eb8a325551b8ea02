"""Taking on, moving and letting go: an employment, and the membership by which leaders see the person, go together."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import Employment, Group, Membership, Organisation, Role, User
from people.signals import staff_changed


@transaction.atomic
def take_on(person: User, organisation: Organisation, team: Group | None = None, **facts: Any) -> Employment:
    """They work there now. Whoever does already is changed to these facts: twice is as good as once."""
    employment = Employment.objects.present().filter(user=person, organisation=organisation).first()
    if employment is None:
        employment = Employment(user=person, organisation=organisation)
    elif employment.team != team:
        _leave_team(employment)
    employment.team = team
    for name, value in facts.items():
        setattr(employment, name, value)
    employment.save()
    _belong(employment)
    come_by_number(person)
    staff_changed.send(sender=Employment, employments=[employment])
    return employment


def come_by_number(person: User) -> None:
    """Who has neither an address nor a password comes in at the staff entrance; account pages are not for them."""
    by_number = person.email is None and not person.has_usable_password()
    if person.signs_in_by_card != by_number:
        person.signs_in_by_card = by_number
        person.save(update_fields=["signs_in_by_card"])


@transaction.atomic
def move(employment: Employment, organisation: Organisation, team: Group | None = None) -> None:
    """To another site or team of the company. The day of hire stays, and so does the learning."""
    _leave_team(employment)
    if employment.organisation != organisation:
        _leave_place(employment)
    employment.organisation, employment.team = organisation, team
    employment.save()
    _belong(employment)
    staff_changed.send(sender=Employment, employments=[employment])


@transaction.atomic
def let_go(employment: Employment, on: dt.date) -> None:
    """They left. What they learned stays theirs and the employer's evidence; nobody sees them in a team any more."""
    if Employment.objects.present().filter(pk=employment.pk).update(left_on=on, changed_at=timezone.now()):
        employment.left_on = on
        _leave_place(employment)
        staff_changed.send(sender=Employment, employments=[employment])


def _belong(employment: Employment) -> None:
    """A learner of the place, and of the team there they work in."""
    for group in {None, employment.team}:
        Membership.objects.get_or_create(
            user=employment.user, organisation=employment.organisation, group=group, role=Role.LEARNER
        )


def _leave_team(employment: Employment) -> None:
    if employment.team:
        Membership.objects.learning().filter(user=employment.user, group=employment.team).delete()


def _leave_place(employment: Employment) -> None:
    here = {"user": employment.user, "organisation": employment.organisation}
    Membership.objects.learning().filter(**here).delete()
