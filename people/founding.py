"""Bringing an organisation here that was not here before: a teacher her school, a manager the company."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, Membership, Organisation, Role, User


@transaction.atomic
def found(founder: User, kind: Organisation.Kind, **facts: str) -> Organisation:
    """Their own of this kind and name; or a new one, which they look after until somebody else does.

    `facts`: the fields of the organisation; its name must be among them.
    """
    hold(User.objects.filter(pk=founder.pk))
    if own := Organisation.objects.administered_by(founder).filter(name=facts["name"], kind=kind).first():
        return own
    organisation = plant(kind=kind, **facts)
    Membership.objects.create(user=founder, organisation=organisation, role=Role.ADMINISTRATOR)
    record_for_all(founder, Deed.MADE_ADMINISTRATOR, organisation, str(founder))
    return organisation


def plant(**facts: str) -> Organisation:
    """A root of the tree has a number of its own, and a new one moves others along: one at a time, please."""
    hold(Organisation.objects.filter(depth=1).order_by("pk")[:1])
    while True:
        try:
            with transaction.atomic():
                return Organisation.add_root(**facts)
        except IntegrityError:  # the very first two at the same moment: there was nothing to hold yet
            hold(Organisation.objects.filter(depth=1).order_by("pk")[:1])
