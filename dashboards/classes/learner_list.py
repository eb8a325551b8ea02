"""What a leader does with the list of learners. Everything is told to the audit log, nothing deletes anyone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, Q

from people.auditing import record
from people.holding import hold
from people.joining.cards import make_card, renew
from people.joining.roster import add_learner, take_in, take_out
from people.models import Card, Deed, Departure, Group, Role, User
from people.models.organisations import GroupQuerySet
from people.names import heard_as


@dataclass(frozen=True)
class Added:
    """`same`: names that stand on the list already, or twice among the new ones. If there are any, nothing is added."""

    learners: Sequence[User] = ()
    there: int = 0
    same: Sequence[str] = ()


def last_place(group: Group) -> int:
    """Where the list ends as someone sees it now: what comes after it, they have not seen."""
    return group.memberships.aggregate(last=Max("pk"))["last"] or 0


def names_there(group: Group, besides: User | None = None) -> dict[str, int]:
    """How the names on the list are heard, and the last place where each stands."""
    learning = group.memberships.learning().exclude(user=besides).order_by("pk")
    return {heard_as(name): place for name, place in learning.values_list("user__display_name", "pk")}


@transaction.atomic
def add_names(group: Group, by: User, names: Sequence[str], seen: int, are_others: bool) -> Added:
    """`are_others`: the leader says that learners of the same name are others than those on the list.

    Whoever came onto the list after the leader looked (`seen`) came by the same press, or by the learner's own: such a
    name is never added once more.
    """
    hold(Group.objects.filter(pk=group.pk))
    there = names_there(group)
    wanted = [name for name in names if there.get(heard_as(name), 0) <= seen]
    if not are_others and (same := same_names(wanted, there)):
        return Added(same=same)
    learners = [add_learner(group, name) for name in wanted]
    for learner in learners:
        record(by, Deed.ADDED, group, learner)
    return Added(learners, there=len(names) - len(wanted))


def same_names(wanted: Sequence[str], there: dict[str, int]) -> list[str]:
    heard, same = set(there), []
    for name in wanted:
        if heard_as(name) in heard:
            same.append(name)
        heard.add(heard_as(name))
    return same


@transaction.atomic
def rename(group: Group, learner: User, by: User, name: str) -> None:
    if learner.display_name != name:
        learner.display_name = name
        learner.save(update_fields=["display_name"])
        record(by, Deed.RENAMED, group, learner)


@transaction.atomic
def remove(group: Group, learner: User, by: User) -> None:
    take_out(group, learner)
    record(by, Deed.REMOVED, group, learner)


def is_elsewhere(group: Group, learner: User, leader: User) -> bool:
    """Learning at another school now, where the leader has no business: nobody is fetched from there."""
    others = learner.memberships.learning().exclude(organisation=group.organisation_id)
    return others.exclude(group__in=Group.objects.led_by(leader)).exists()


@transaction.atomic
def take_back(departure: Departure, by: User) -> None:
    take_in(departure.group, departure.user)
    record(by, Deed.ADDED, departure.group, departure.user)


@transaction.atomic
def move(group: Group, learner: User, to: Group, by: User) -> None:
    """Their progress and their card go with them; within a school, their place in its list too."""
    marks = group.memberships.learning().filter(user=learner, organisation=to.organisation_id)
    mark = marks.values_list("roster_mark", flat=True).first() or ""
    remove(group, learner, by)
    take_in(to, learner, mark)
    record(by, Deed.ADDED, to, learner)


def others_of(group: Group, leader: User) -> GroupQuerySet:
    """Where a learner may be moved: the leader's own, and those of the same school that the leader sees."""
    own = Group.objects.filter(memberships__user=leader, memberships__role=Role.LEADER).values("pk")
    near = Q(organisation=group.organisation_id) | Q(pk__in=own)
    led = Group.objects.led_by(leader).present().filter(near).exclude(pk=group.pk)
    return led.select_related("organisation").order_by("organisation__name", "name", "pk")


@transaction.atomic
def give_new_card(group: Group, learner: User, by: User, seen: str) -> Card:
    """The card that was `seen` ends, and whatever is signed in by it. A second press has seen one that is gone."""
    hold(User.objects.filter(pk=learner.pk))
    card = Card.objects.filter(user=learner).first()
    if card and version_of(card) != seen:
        return card
    card = renew(card) if card else make_card(learner, group.card_language)
    learner.set_unusable_password()  # each has another one; sessions end with the one they began with
    learner.save(update_fields=["password"])
    record(by, Deed.RENEWED_CARD, group, learner)
    return card


def version_of(card: Card | None) -> str:
    return card.made_at.isoformat() if card else ""


@transaction.atomic
def make_missing_cards(group: Group, by: User) -> int:
    without = group.learners().filter(signs_in_by_card=True, card=None)
    for learner in without:
        make_card(learner, group.card_language)
        record(by, Deed.RENEWED_CARD, group, learner)
    return len(without)
