"""A list is confirmed once, however often the button is pressed, and carried out in parts that are done once each."""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import batched
from typing import Any

from django.db import IntegrityError, transaction
from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dashboards.staff.importing.doing import do
from dashboards.staff.importing.drafts import Draft, opened, wrong_of
from dashboards.staff.importing.matching import Fate, entries_of
from dashboards.staff.importing.plans import Plan
from dashboards.staff.models import StaffDraft
from dashboards.staff.reach import staff_of
from people.auditing import record_for_all
from people.models import Deed
from people.staffing import let_go_many

AT_ONCE = 500  # rows: some seconds of work, and no page waits longer
TRIES = 3


class LookAgain(Exception):
    """Nothing was written; the message says why, and `plan` is what would happen now."""

    def __init__(self, sentence: str, plan: Plan) -> None:
        super().__init__(sentence)
        self.plan = plan


@transaction.atomic
def confirm(draft: Draft, seal: str, leaving: Callable[[Plan], set[int]], left_on: dt.date) -> None:
    """What was seen is to happen; `leaving` says who of those that are missing. Long lists go on in the background."""
    if not StaffDraft.objects.filter(pk=draft.pk, applied_at=None).update(applied_at=timezone.now()):
        return  # pressed twice
    plan = draft.plan()
    if plan.seal() != seal:
        raise LookAgain(
            _("The staff list has changed since you looked. Nothing was changed yet: please look again."), plan
        )
    keep_answers(draft, plan, leaving(plan), left_on)
    carry_out = carry_out_list.enqueue if len(draft.rows) > AT_ONCE else carry_out_list.call
    transaction.on_commit(partial(carry_out, str(draft.pk)))


def keep_answers(draft: Draft, plan: Plan, leaving: set[int], left_on: dt.date) -> None:
    if draft.table and draft.columns:
        answers: dict[str, Any] = {
            "leaving": sorted(leaving),
            "left_on": left_on.isoformat(),
            "skip": [entry.row.number for entry in plan.wrong],
        }
        draft.row.seal({"table": draft.table.as_data(), "columns": draft.columns.as_data(), "answers": answers})
    StaffDraft.objects.filter(pk=draft.pk).update(sealed=draft.row.sealed, total=len(draft.rows))


@task
def carry_out_list(pk: str) -> None:
    """May come twice, or after a worker has died: what is done is counted beside the draft, and not done again."""
    row = StaffDraft.objects.unfinished().select_related("organisation", "leader").filter(pk=uuid.UUID(pk)).first()
    draft = opened(row) if row else None
    if draft is None:
        return
    with override(draft.leader.language):
        while go_on(draft):
            pass


def go_on(draft: Draft) -> bool:
    """Another part. Whoever adds the same person at the same moment was first: then it is looked at again."""
    for _tried in range(TRIES - 1):
        try:
            return some_more(draft)
        except IntegrityError:
            continue
    return some_more(draft)


@transaction.atomic
def some_more(draft: Draft) -> bool:
    """One list of a company at a time. Says whether there is more to do."""
    draft.organisation.hold_root()
    state = StaffDraft.objects.defer("sealed").get(pk=draft.pk)
    if state.finished_at:
        return False
    rows = draft.rows[state.done : state.done + AT_ONCE]
    if not rows:
        finish(draft, Counter(state.counts))
        return False
    skip = set(draft.answers.get("skip", ()))
    readable = [row for row in rows if row.number not in skip]
    counts = do(entries_of(draft.organisation, draft.leader, readable), draft.organisation, draft.leader.language)
    StaffDraft.objects.filter(pk=draft.pk).update(
        done=state.done + len(rows), counts=dict(Counter(state.counts) + counts), moved_at=timezone.now()
    )
    return True


def finish(draft: Draft, counts: Counter[str]) -> None:
    """Those who were ticked leave; what could not be read is kept for an hour, to be put right."""
    leaving = staff_of(draft.organisation).present().filter(pk__in=draft.answers.get("leaving", ()))
    for some in batched(leaving.order_by("pk"), AT_ONCE):
        let_go_many(some, dt.date.fromisoformat(draft.answers["left_on"]))
        counts["gone"] += len(some)
    wrong = wrong_of(draft.plan())
    counts[Fate.WRONG] = len(wrong)
    draft.row.seal({"outcome": {"headings": draft.headings, "wrong": wrong}})
    StaffDraft.objects.filter(pk=draft.pk).update(
        sealed=draft.row.sealed, counts=dict(counts), finished_at=timezone.now(), moved_at=timezone.now()
    )
    record_for_all(draft.leader, Deed.IMPORTED, draft.organisation, in_words(counts))


def in_words(counts: Counter[str]) -> str:
    """For the log, which holds no names."""
    said = {
        _("added"): counts[Fate.NEW],
        _("back again"): counts[Fate.BACK],
        _("changed"): counts[Fate.CHANGED],
        _("as before"): counts[Fate.SAME],
        _("left"): counts[Fate.LEFT] + counts["gone"],
        _("not read"): counts[Fate.WRONG],
    }
    return ", ".join(f"{words}: {count}" for words, count in said.items() if count)


def resume_if_still(draft: Draft) -> bool:
    """For a button: not while something moves, and once for a second press."""
    now = timezone.now()
    moved = draft.row.moved_at
    if not draft.row.is_still:
        return False
    if not StaffDraft.objects.unfinished().filter(pk=draft.pk, moved_at=moved).update(moved_at=now):
        return False
    transaction.on_commit(partial(carry_out_list.enqueue, str(draft.pk)))
    return True
