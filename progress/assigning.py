"""Assigning to a group, changing that, and taking it back. Whoever presses twice has done it once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.auditing import record
from people.models import Deed, Group, User
from progress.models import Assignment
from progress.targets import Extent, Target


class TermIsOver(Exception):
    """The group is archived: nothing is assigned in it any more."""


class TakenBack(Exception):
    """The assignment was taken back meanwhile."""


@dataclass(frozen=True)
class Terms:
    """From when, until when, and whether one thing comes after the other."""

    opens_on: dt.date | None = None
    due_on: dt.date | None = None
    in_order: bool = False

    def for_extent(self, extent: str) -> dict[str, Any]:
        """One step has no order."""
        in_order = self.in_order and extent != Extent.STEP
        return {"opens_on": self.opens_on, "due_on": self.due_on, "in_order": in_order}

    def __str__(self) -> str:
        days = " → ".join(day.isoformat() if day else "…" for day in (self.opens_on, self.due_on))
        return days if self.opens_on or self.due_on else ""


@transaction.atomic
def assign(group: Group, target: Target, terms: Terms, by: User) -> tuple[Assignment, bool]:
    """The standing assignment, and whether it is new. One that stands already follows the terms given last."""
    hold(group)
    assignment, is_new = Assignment.objects.standing().get_or_create(
        group=group,
        target_key=target.key,
        defaults={
            "extent": target.extent,
            "course_key": target.outline.key,
            "title": target.title[:255],
            "made_by": by,
            **terms.for_extent(target.extent),
        },
    )
    if is_new:
        tell(by, assignment, str(terms))
    else:
        change(assignment, terms, by)
    return assignment, is_new


@transaction.atomic
def change(assignment: Assignment, terms: Terms, by: User) -> bool:
    """Says whether anything is different now. What was assigned, and its title, stay."""
    hold(assignment.group)
    standing = Assignment.objects.standing().filter(pk=assignment.pk)
    values = terms.for_extent(assignment.extent)
    if standing.exclude(**values).update(**values):
        tell(by, assignment, str(terms))
        return True
    if not standing.exists():
        raise TakenBack
    return False


@transaction.atomic
def withdraw(assignment: Assignment, by: User) -> None:
    """What learners did stays theirs."""
    hold(assignment.group)
    if Assignment.objects.standing().filter(pk=assignment.pk).update(withdrawn_at=timezone.now()):
        tell(by, assignment, _("taken back"))


def hold(group: Group) -> None:
    """Whoever assigns to the group, or archives it, goes one at a time."""
    if not Group.objects.present().select_for_update(no_key=True).filter(pk=group.pk).values_list("pk").first():
        raise TermIsOver


def tell(by: User, assignment: Assignment, what: str) -> None:
    detail = f"{assignment.title[:200]}: {what}" if what else assignment.title
    record(by, Deed.ASSIGNED, assignment.group, detail=detail)
