"""How someone with the class code becomes a learner of the group. Each may come twice, or from two devices at once.

The group's row is held meanwhile, so that of two who want the same name the second hears of the first.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people import guests
from people.auditing import record
from people.choices import Joining
from people.joining.roster import add_learner, take_in
from people.models import Deed, Departure, Group, JoinRequest, User
from people.models.users import UserQuerySet
from people.names import heard_as


class NotOpen(Exception):
    """Nobody new can join in this way: the leader has changed it since the page was opened."""


class NameIsThere(Exception):
    """Someone of this name is in the group already, or waits to be let in."""


class NameIsTaken(Exception):
    """Somebody has come in with this name of the list before, or it stands there no more."""


def hold(group: Group, joining: Joining | None = None) -> Group:
    """The group as it is now, until the transaction ends."""
    held = Group.objects.select_for_update(no_key=True).get(pk=group.pk)
    if not held.is_open or (joining and held.joining != joining):
        raise NotOpen
    return held


def free_names(group: Group) -> UserQuerySet:
    """Learners on the list who have never been here. Only they can be picked: a name is no proof of who somebody is."""
    never_here = group.learners().filter(signs_in_by_card=True, is_active=True, last_login=None)
    return never_here.order_by("display_name", "pk")  # type: ignore[return-value]


@transaction.atomic
def join_by_name(group: Group, name: str, guest: User | None = None) -> User:
    """A new learner with a card. Where the leader lets people in, a guest who waits. A guest stays the same person."""
    group = hold(group, Joining.NAMES)
    if guest:
        guest.refresh_from_db()  # the other tab may have joined meanwhile
        if group.learners().filter(pk=guest.pk).exists():
            return guest
    if heard_as(name) in heard_names(group, besides=guest):
        raise NameIsThere
    if group.approves_joiners:
        learner = called(guest or User.objects.create_guest(language=guests.language_of_the_page()), name)
        JoinRequest.objects.get_or_create(group=group, user=learner)
        return learner
    learner = guest or add_learner(group, name)
    if guest:
        take_in(group, called(guest, name))
    tell(group, learner)
    return learner


def heard_names(group: Group, besides: User | None) -> set[str]:
    there = group.learners().values_list("display_name", "pk")
    waiting = group.join_requests.values_list("user__display_name", "user")
    return {heard_as(name) for name, person in [*there, *waiting] if besides is None or person != besides.pk}


def called(learner: User, name: str) -> User:
    learner.display_name = name
    learner.save(update_fields=["display_name"])
    return learner


@transaction.atomic
def take_name(group: Group, learner: User, oneself: User | None = None) -> User:
    """A name of the list, by whoever comes first. Who is known here already takes its place and stays who they are."""
    group = hold(group, Joining.ROSTER)
    if not (found := free_names(group).filter(pk=learner.pk).first()):
        raise NameIsTaken
    if oneself is None:
        if not User.objects.filter(pk=found.pk, last_login=None).update(last_login=timezone.now()):
            raise NameIsTaken  # on another class's list, where somebody was faster
        return found
    guests.move_into(found, oneself)
    Departure.objects.filter(group=group, user=oneself).delete()
    tell(group, oneself)
    return oneself


@transaction.atomic
def join_as_oneself(group: Group, oneself: User) -> bool:
    """Someone with an account, or with a card of another class. False: they wait to be let in.

    Who is not on the leader's list always waits.
    """
    group = hold(group)
    if group.learners().filter(pk=oneself.pk).exists():
        return True
    if group.approves_joiners or group.joining == Joining.ROSTER:
        JoinRequest.objects.get_or_create(group=group, user=oneself)
        return False
    take_in(group, oneself)
    tell(group, oneself)
    return True


def tell(group: Group, learner: User) -> None:
    """Nobody of the staff did it, so the log names nobody."""
    record(None, Deed.ADDED, group, learner, _("By the code"))
