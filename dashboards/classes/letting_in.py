"""Who comes in: how the group joins, its code, and those who wait to be let in. Each may be asked for twice."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dashboards.classes.new_codes import save_with_new_code
from people.auditing import record
from people.choices import Joining
from people.holding import hold
from people.joining.cards import make_card
from people.joining.roster import take_in
from people.models import Deed, Group, JoinRequest, User


@transaction.atomic
def choose_joining(group: Group, by: User, joining: str, approves: bool, language: str) -> None:
    wanted = {"joining": joining, "approves_joiners": approves, "card_language": language}
    if all(getattr(group, name) == value for name, value in wanted.items()):
        return
    Group.objects.filter(pk=group.pk).update(**wanted)
    record(by, Deed.CHANGED_SETTINGS, group, detail=str(Joining(joining).label))


@transaction.atomic
def renew_code(group: Group, by: User, seen: str) -> Group:
    """The code that was `seen` opens nothing any more. A second press has seen one that is gone already."""
    hold(Group.objects.filter(pk=group.pk))
    group.refresh_from_db()
    if group.join_code == seen:
        save_with_new_code(group)
        record(by, Deed.CHANGED_SETTINGS, group, detail=_("A new code"))
    return group


@transaction.atomic
def let_in(request: JoinRequest, by: User) -> bool:
    """False if someone was quicker."""
    if not JoinRequest.objects.filter(pk=request.pk).delete()[0]:
        return False
    learner, group = request.user, request.group
    take_in(group, learner)
    if learner.signs_in_by_card:
        make_card(learner, group.card_language)
    record(by, Deed.LET_IN, group, learner)
    return True


@transaction.atomic
def refuse(request: JoinRequest, by: User) -> bool:
    """Who came by the code alone, and has nothing here, is forgotten. False if someone was quicker."""
    if not JoinRequest.objects.filter(pk=request.pk).delete()[0]:
        return False
    record(by, Deed.REFUSED, request.group, request.user)
    if has_nothing_here(request.user):
        request.user.delete()
    return True


def has_nothing_here(learner: User) -> bool:
    if not learner.signs_in_by_card:
        return False
    kept = (learner.memberships, learner.join_requests, learner.departures, learner.enrolments)
    return not any(rows.exists() for rows in kept)
