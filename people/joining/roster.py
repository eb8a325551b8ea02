"""Who is in a class: putting learners on its list, taking them off, taking them back.

Nothing here deletes anyone or their learning: who is taken out of one class may be in another, or come back.
"""

from __future__ import annotations

from django.db import transaction

from people.joining.cards import make_card
from people.models import Departure, Group, GuestPass, JoinRequest, Membership, Role, User


@transaction.atomic
def add_learner(group: Group, name: str, roster_mark: str = "") -> User:
    """A new learner with a card of their own. Names need not differ; cards do."""
    learner = User.objects.create_user(display_name=name, language=group.card_language, signs_in_by_card=True)
    Membership.objects.create(user=learner, group=group, role=Role.LEARNER, roster_mark=roster_mark)
    make_card(learner, group.card_language)
    return learner


@transaction.atomic
def take_in(group: Group, learner: User, roster_mark: str = "") -> Membership:
    """Someone who is known already becomes a learner of the group. Twice is as good as once."""
    departures = Departure.objects.filter(group=group, user=learner)
    had = roster_mark or departures.values_list("roster_mark", flat=True).first() or ""
    departures.delete()
    JoinRequest.objects.filter(group=group, user=learner).delete()
    if learner.is_guest:
        give_card_to_guest(learner, group.card_language)
    membership = group.add(learner)
    if had and not membership.roster_mark:
        membership.roster_mark = had
        membership.save(update_fields=["roster_mark"])
    return membership


def give_card_to_guest(guest: User, language: str) -> None:
    """A guest becomes a learner with a card and stays the same person, with all they did. Their old code ends."""
    GuestPass.objects.filter(user=guest).delete()
    guest.is_guest, guest.signs_in_by_card = False, True
    guest.save(update_fields=["is_guest", "signs_in_by_card"])
    make_card(guest, language)


@transaction.atomic
def take_out(group: Group, learner: User) -> None:
    """No learner of the group any more; what they did stays theirs."""
    membership = Membership.objects.filter(group=group, user=learner, role=Role.LEARNER).first()
    if membership and membership.delete()[0]:
        Departure.objects.update_or_create(group=group, user=learner, defaults={"roster_mark": membership.roster_mark})
