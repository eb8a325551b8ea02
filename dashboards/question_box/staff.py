"""Who may be named to read the boxes of an organisation: its leaders and administrators, as long as they are that."""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Value

from people.models import Membership, Organisation, Role, User
from people.models.users import UserQuerySet


def belongs_to_staff(person: Any, organisation: Any, path: Any) -> Exists:
    """Columns of the query around it: a person, and an organisation with its place in the tree. Who administers an
    organisation also administers those below it."""
    leads = Q(role=Role.LEADER, organisation=organisation)
    administers = Q(role=Role.ADMINISTRATOR, group=None, here__startswith=F("organisation__path"))
    found = Membership.objects.annotate(here=ExpressionWrapper(path, output_field=CharField()))
    return Exists(found.filter(leads | administers, user=person, user__is_active=True))


def staff_of(organisation: Organisation) -> UserQuerySet:
    there = belongs_to_staff(OuterRef("pk"), Value(organisation.pk), Value(organisation.path))
    return User.objects.accounts().filter(there, signs_in_by_card=False).order_by("display_name", "pk")
