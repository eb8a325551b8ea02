"""Erasing someone, and letting a group forget someone who stays."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from people.models import Departure, Group, JoinRequest, Membership, Role, User
from people.models.organisations import GroupQuerySet
from people.models.users import UserQuerySet
from people.signals import forgotten_in_group, person_leaves


def only_in(groups: Collection[int] | GroupQuerySet) -> UserQuerySet:
    """Learners with nothing but a card, who are in none but these groups: with these, nobody needs them any more.

    A group counts until it is erased itself, because one whose term is over may still be taken back; and so does one
    that someone has left, because they may be.
    """
    me = OuterRef("pk")
    elsewhere = ~Q(group__in=groups) & (Q(group=None) | Q(group__erased_at=None))
    belongs = Exists(Membership.objects.filter(elsewhere, user=me))
    left = Exists(Departure.objects.filter(elsewhere, user=me))
    waits = Exists(JoinRequest.objects.filter(user=me).exclude(group__in=groups))
    by_card = User.objects.filter(signs_in_by_card=True, email=None, is_staff=False, is_superuser=False)
    return by_card.exclude(belongs).exclude(left).exclude(waits)  # type: ignore[return-value]


def belonging_to(group: Group) -> UserQuerySet:
    """Whoever learns in it, has left it, or waits to be let in."""
    me = OuterRef("pk")
    learns = Exists(Membership.objects.filter(user=me, group=group, role=Role.LEARNER))
    left = Exists(Departure.objects.filter(user=me, group=group))
    waits = Exists(JoinRequest.objects.filter(user=me, group=group))
    return User.objects.filter(learns | left | waits)  # type: ignore[return-value]


def erase(person: User, among: UserQuerySet | None = None, *, on_request: bool) -> bool:
    """They and everything that hangs on them are gone. False if they are not, or no longer, `among` those it is for.

    May come at the same moment as their own next answer, a second press, or another run: rooms above hold what they
    write to first, in the order in which a learner's own request does; then the person is asked for again.
    """
    if among is None:
        among = User.objects.all()
    with transaction.atomic():
        if not among.filter(pk=person.pk).exists():
            return False
        person_leaves.send(sender=User, person=person, on_request=on_request)
        if not (held := among.filter(pk=person.pk).select_for_update(of=("self",)).first()):
            transaction.set_rollback(True)
            return False
        held.delete()
    return True


@transaction.atomic
def forget_in(group: Group, person: User) -> None:
    """They stay who they are, with what they learned; the group holds nothing about them any more."""
    forgotten_in_group.send(sender=Group, group=group, person=person)
    for rows in (Membership.objects.filter(role=Role.LEARNER), Departure.objects.all(), JoinRequest.objects.all()):
        rows.filter(group=group, user=person).delete()
