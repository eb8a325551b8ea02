"""Taking on, moving and letting go: an employment, and the membership by which leaders see the person, go together.

Each deed is one for many people, whose queries do not grow with how many they are, and one for a single person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.holding import hold
from people.models import Employment, Group, Membership, Organisation, Role, User
from people.signals import staff_changed

FACTS = ["organisation", "company", "team", "staff_number", "position", "work", "hired_on", "left_on", "changed_at"]
Place = tuple[int, int, int | None]  # the person, the organisation, the team


@transaction.atomic
def take_on(person: User, organisation: Organisation, team: Group | None = None, **facts: Any) -> Employment:
    """They work there now. Whoever does already is changed to these facts: twice is as good as once."""
    employment = Employment.objects.present().filter(user=person, organisation=organisation).first()
    is_there = employment is not None
    if employment is None:
        employment = Employment(user=person, organisation=organisation)
    employment.team = team
    for name, value in facts.items():
        setattr(employment, name, value)
    if is_there:
        change_many([employment])
        come_by_number([person])
    else:
        take_on_many([employment])
    return employment


def come_by_number(people: Iterable[User]) -> None:
    """Who has neither an address nor a password comes in at the staff entrance; account pages are not for them."""
    changed = []
    for person in people:
        by_number = person.email is None and not person.has_usable_password()
        if person.signs_in_by_card != by_number:
            person.signs_in_by_card = by_number
            changed.append(person)
    User.objects.bulk_update(changed, ["signs_in_by_card"])


@transaction.atomic
def take_on_many(employments: Sequence[Employment]) -> None:
    """People who do not work there yet. They are stored already, the employments are not."""
    know_company(employments)
    Employment.objects.bulk_create(employments)
    belong(employments)
    come_by_number([one.user for one in employments])
    staff_changed.send(sender=Employment, employments=employments)


def move(employment: Employment, organisation: Organisation, team: Group | None = None) -> None:
    """To another site or team of the company. The day of hire stays, and so does the learning."""
    employment.organisation, employment.team = organisation, team
    change_many([employment])


@transaction.atomic
def change_many(employments: Sequence[Employment]) -> None:
    """They are from now on as they are given. Whoever changes the site or the team leaves the one before."""
    hold_all(employments)
    stored = Employment.objects.in_bulk([one.pk for one in employments])
    know_company(employments)
    elsewhere = [one for one in employments if place_of(one) != place_of(stored[one.pk])]
    leave([place_of(stored[one.pk]) for one in elsewhere], staying_at={place_of(one)[:2] for one in elsewhere})
    stamp(employments)
    Employment.objects.bulk_update(employments, FACTS)
    belong(employments)
    staff_changed.send(sender=Employment, employments=employments)


def let_go(employment: Employment, on: dt.date) -> None:
    """They left. What they learned stays theirs and the employer's evidence; nobody sees them in a team any more."""
    let_go_many([employment], on)


@transaction.atomic
def let_go_many(employments: Sequence[Employment], on: dt.date | None = None) -> None:
    """On that day, or each on the day that is given as theirs. Who had left before keeps that day."""
    hold_all(employments)
    asked = Employment.objects.filter(pk__in=[one.pk for one in employments])
    here = set(asked.present().values_list("pk", flat=True))
    leaving = [one for one in employments if one.pk in here]
    for one in leaving:
        one.left_on = on or one.left_on
    leave([place_of(one) for one in leaving], staying_at=set())
    stamp(leaving)
    Employment.objects.bulk_update(leaving, ["left_on", "changed_at"])
    staff_changed.send(sender=Employment, employments=leaving)


@transaction.atomic
def take_back(employment: Employment) -> None:
    """They had not left after all. Who comes back later is taken on anew, with a day of hire of its own."""
    employment.left_on = None
    employment.save(update_fields=["left_on", "changed_at"])
    belong([employment])
    staff_changed.send(sender=Employment, employments=[employment])


@transaction.atomic
def renew_people(people: Sequence[User], fields: Sequence[str]) -> None:
    """What is known of them beside their work. Other systems hear of it as a change of their staff."""
    User.objects.bulk_update(people, fields)
    come_by_number(people)
    Employment.objects.filter(user__in=people).update(changed_at=timezone.now())


def hold_all(employments: Iterable[Employment]) -> None:
    hold(Employment.objects.filter(pk__in=[one.pk for one in employments]).order_by("pk"))


def stamp(employments: Iterable[Employment]) -> None:
    """As `Employment.save` does: other systems ask what has changed since they asked last."""
    now = timezone.now()
    for one in employments:
        one.changed_at = now


def know_company(employments: Iterable[Employment]) -> None:
    """As `Employment.save` does, with one query."""
    paths = {one.organisation.root_path for one in employments}
    roots = {root.path: root for root in Organisation.objects.filter(path__in=paths)}
    for one in employments:
        one.company = roots[one.organisation.root_path]


def place_of(employment: Employment) -> Place:
    return employment.user_id, employment.organisation_id, employment.team_id


def belong(employments: Iterable[Employment]) -> None:
    """Learners of the place, and of the team there they work in. Whoever belongs already goes on doing so."""
    here = {(user, place, group) for user, place, team in map(place_of, employments) for group in {None, team}}
    people = {user for user, _place, _group in here}
    known = Membership.objects.learning().filter(user__in=people)
    new = here - set(known.values_list("user", "organisation", "group"))
    made = [Membership(user_id=one, organisation_id=at, group_id=group, role=Role.LEARNER) for one, at, group in new]
    Membership.objects.bulk_create(made, ignore_conflicts=True)


def leave(places: Iterable[Place], staying_at: set[tuple[int, int]]) -> None:
    """Who stays at the site leaves the team alone; the others leave the site, with every group of it."""
    left = {(user, organisation): team for user, organisation, team in places}
    known = Membership.objects.learning().filter(user__in={user for user, _organisation in left})
    gone = []
    for pk, user, organisation, group in known.values_list("pk", "user", "organisation", "group"):
        here = (user, organisation)
        if here in left and (here not in staying_at or (group and group == left[here])):
            gone.append(pk)
    Membership.objects.filter(pk__in=gone).delete()
