"""A learner puts a question in, or takes one back that nobody has read. Each may be sent twice."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.question_box.models import BoxEntry, BoxEntryQuerySet, QuestionBox
from people.holding import hold
from people.models import Group, User
from people.names import heard_as
from progress.days import today_of

MOST_A_DAY = 3  # of one learner
MOST_IN_A_BOX = 500


class BoxIsClosed(Exception):
    """It was closed, or the term ended, after the page was opened."""


class NotNow(Exception):
    """Says in a sentence why, and when or how else."""


@transaction.atomic
def put_in(group: Group, learner: User, text: str) -> BoxEntry:
    """The group's row is held, so that two tabs do not put in one too many."""
    hold(Group.objects.filter(pk=group.pk))
    box = QuestionBox.objects.open().for_learner(learner).filter(group=group).select_related("group__organisation")
    opened = box.first()
    if opened is None:
        raise BoxIsClosed
    group.box_entries.gone().delete()
    mine = group.box_entries.of(learner)
    same = [entry for entry in mine if heard_as(entry.text) == heard_as(text)]
    if same:
        return same[0]
    refuse_too_many(group, mine)
    now = timezone.now()
    days = opened.group.organisation.box_rules.days_kept
    return mine.create(
        group=group, learner=learner, text=text, written_at=now, vanishes_at=now + dt.timedelta(days=days)
    )


def refuse_too_many(group: Group, mine: BoxEntryQuerySet) -> None:
    midnight = dt.datetime.combine(today_of(group), dt.time(), group.organisation.zone)
    if mine.filter(written_at__gte=midnight).count() >= MOST_A_DAY:
        sentence = ngettext(
            "You put %(count)d question in today. You can put in more tomorrow. What you wrote is still below.",
            "You put %(count)d questions in today. You can put in more tomorrow. What you wrote is still below.",
            MOST_A_DAY,
        )
        raise NotNow(sentence % {"count": MOST_A_DAY})
    if group.box_entries.count() >= MOST_IN_A_BOX:
        raise NotNow(_("The box is full right now. What you wrote is still below. Please tell your teacher."))


def take_back(group: Group, learner: User, pk: int) -> bool:
    """False where somebody has read it by then: what was read cannot be unread."""
    unread = group.box_entries.there().of(learner).unread()
    return bool(unread.filter(pk=pk).delete()[0])
