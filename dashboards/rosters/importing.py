"""A plan becomes the class's list, once, however often it is confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.classes import learner_list
from dashboards.rosters.drafts import Draft
from dashboards.rosters.matching import Do, Entry, Plan, plan_for
from dashboards.rosters.models import RosterDraft
from people.auditing import record
from people.holding import hold
from people.joining.roster import add_learner, take_in
from people.models import Deed, Group, Membership, User


class LookAgain(Exception):
    """Nothing was written; the message says why, and `plan` is what would happen now."""

    def __init__(self, sentence: str, plan: Plan) -> None:
        super().__init__(sentence)
        self.plan = plan


@transaction.atomic
def take_over(draft: Draft, leader: User, answers: QueryDict) -> None:
    """Do what was seen, with the leader's answers. LookAgain where something else would happen, or one is missing."""
    group = draft.group
    hold(Group.objects.filter(pk=group.pk))
    if not RosterDraft.objects.filter(pk=draft.pk, applied_at=None).update(applied_at=timezone.now()):
        return  # pressed twice
    plan = plan_for(group, leader, draft.rows())
    if not Group.objects.present().filter(pk=group.pk).exists():
        raise LookAgain(_("Nothing was changed: this group’s term is over, so it can only be read."), plan)
    is_understood = answer(plan, answers)
    if plan.seal() != answers.get("seal"):
        raise LookAgain(
            _("The list of learners has changed since you looked. Nothing was changed yet: please look again."), plan
        )
    if not is_understood:
        raise LookAgain(_("Nothing was changed yet. Choose one of the answers for each question."), plan)
    done = Doing(group, leader).all(plan)
    draft.row.seal({"outcome": outcome_of(draft, done)})
    RosterDraft.objects.filter(pk=draft.pk).update(sealed=draft.row.sealed)


def answer(plan: Plan, answers: QueryDict) -> bool:
    """Put the leader's answers into the plan. False if one of them is none."""
    understood = True
    for entry in plan.entries:
        said = answers.get(entry.field)
        if said in entry.options:
            entry.chosen = Do(said)
        elif entry.is_asked:
            understood = False
    missing = {str(user.pk): user.pk for user in plan.missing}
    plan.leaving = {missing[said] for said in answers.getlist("leaves") if said in missing}
    return understood


class Doing:
    def __init__(self, group: Group, leader: User) -> None:
        self.group = group
        self.leader = leader
        self.deeds: dict[Do, Callable[[Entry], Any]] = {
            Do.ADD: self.add,
            Do.SAME: lambda entry: None,
            Do.RENAME: self.rename,
            Do.TAKE_BACK: self.take_in,
            Do.JOIN: self.take_in,
            Do.LEAVE_OUT: lambda entry: None,
        }

    def all(self, plan: Plan) -> Counter[str]:
        for user in plan.missing:
            if user.pk in plan.leaving:
                learner_list.remove(self.group, user, self.leader)
        for entry in plan.entries:
            self.deeds[entry.do](entry)
        self.mark([entry for entry in plan.entries if entry.do in (Do.SAME, Do.RENAME)])
        done = Counter(str(entry.do) for entry in plan.entries)
        done["out"] = len(plan.leaving)
        done["wrong"] = len(plan.wrong)
        record(self.leader, Deed.IMPORTED, self.group, detail=in_words(done))
        return done

    def add(self, entry: Entry) -> None:
        learner = add_learner(self.group, entry.row.name, entry.row.mark)
        record(self.leader, Deed.ADDED, self.group, learner)

    def mark(self, entries: list[Entry]) -> None:
        """Their numbers find them from now on."""
        marks = {entry.person.pk: entry.row.mark for entry in entries if entry.person and entry.row.mark}
        learning = self.group.memberships.learning().filter(user__in=marks)
        new = [one for one in learning if one.roster_mark != marks[one.user_id]]
        for one in new:
            one.roster_mark = marks[one.user_id]
        Membership.objects.bulk_update(new, ["roster_mark"])

    def rename(self, entry: Entry) -> None:
        if entry.person:
            learner_list.rename(self.group, entry.person, self.leader, entry.row.name)

    def take_in(self, entry: Entry) -> None:
        if entry.person:
            take_in(self.group, entry.person, entry.row.mark)
            record(self.leader, Deed.ADDED, self.group, entry.person)


def in_words(done: Counter[str]) -> str:
    """For the log, which holds no names."""
    counted = {
        _("added"): done[Do.ADD],
        _("back again"): done[Do.TAKE_BACK],
        _("from another group"): done[Do.JOIN],
        _("renamed"): done[Do.RENAME],
        _("there already"): done[Do.SAME],
        _("taken out"): done["out"],
        _("not read"): done["wrong"],
    }
    return ", ".join(f"{words}: {count}" for words, count in counted.items() if count)


def outcome_of(draft: Draft, done: Counter[str]) -> dict[str, Any]:
    """What the last page shows: counts, and the rows that somebody has to put right."""
    headings, wrong = draft.wrong()
    return {"done": dict(done), "headings": headings, "wrong": wrong}
