"""Who administers an organisation: adding someone, and ending it. It is never left to nobody."""

from __future__ import annotations

from django.db import transaction

from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, Membership, Organisation, Role, User


class NobodyLeft(Exception):
    """They are the last, here and above."""


def own_administrators(organisation: Organisation) -> list[Membership]:
    """Of the organisation itself, not of one above it."""
    here = organisation.memberships.filter(role=Role.ADMINISTRATOR, group=None)
    return list(here.select_related("user").order_by("user__display_name", "pk"))


@transaction.atomic
def make_administrator(organisation: Organisation, person: User, by: User) -> None:
    """Twice is as good as once."""
    hold(Organisation.objects.filter(pk=organisation.pk))
    _one, is_new = organisation.memberships.get_or_create(user=person, role=Role.ADMINISTRATOR, group=None)
    if is_new:
        record_for_all(by, Deed.MADE_ADMINISTRATOR, organisation, str(person))


@transaction.atomic
def end_administrator(organisation: Organisation, person: User, by: User) -> None:
    """Raises NobodyLeft. Of two who leave at the same moment, one stays: the top of the tree is held."""
    organisation.hold_root()
    own = organisation.memberships.filter(role=Role.ADMINISTRATOR, group=None, user=person)
    if not own.exists():
        return
    if not Membership.objects.administering(organisation).exclude(pk__in=own.values("pk")).exists():
        raise NobodyLeft
    own.delete()
    record_for_all(by, Deed.ENDED_ADMINISTRATOR, organisation, str(person))
