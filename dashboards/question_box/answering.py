"""What a reader does with a question: answers it to the whole group, or sets it aside. Each may be sent twice."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.question_box.models import BoxAnswer, BoxEntry
from people.auditing import record
from people.holding import hold
from people.models import Deed, Group, User


class AnsweredMeanwhile(Exception):
    """Somebody else was quicker, in other words."""


@transaction.atomic
def answer(entry: BoxEntry, by: User, question: str, words: str) -> BoxAnswer:
    """A second press finds the answer of the first. Where the question has just vanished, the answer stands alone."""
    hold(BoxEntry.objects.filter(pk=entry.pk))
    if not BoxEntry.objects.filter(pk=entry.pk).exists():
        return answer_from_paper(entry.group, by, question, words)
    entry.refresh_from_db()
    if entry.answer is None:
        given = BoxAnswer.objects.create(group=entry.group, question=question, answer=words, answered_by=by)
        read_at = Coalesce("read_at", given.answered_at)
        BoxEntry.objects.filter(pk=entry.pk).update(answer=given, set_aside_at=None, read_at=read_at)
        record(by, Deed.ANSWERED_QUESTION, entry.group, detail=str(entry.pk))
        return given
    if (entry.answer.question, entry.answer.answer) != (question, words):
        raise AnsweredMeanwhile
    return entry.answer


@transaction.atomic
def answer_from_paper(group: Group, by: User, question: str, words: str) -> BoxAnswer:
    """To a question that is in no box, or no longer. The same words twice are one answer."""
    hold(Group.objects.filter(pk=group.pk))
    given, is_new = BoxAnswer.objects.get_or_create(
        group=group, question=question, answer=words, defaults={"answered_by": by}
    )
    if is_new:
        record(by, Deed.ANSWERED_QUESTION, group, detail=_("From paper"))
    return given


@transaction.atomic
def change(given: BoxAnswer, by: User, question: str, words: str) -> None:
    if (
        BoxAnswer.objects.filter(pk=given.pk)
        .exclude(question=question, answer=words)
        .update(question=question, answer=words, answered_by=by)
    ):
        record(by, Deed.ANSWERED_QUESTION, given.group, detail=_("Changed an answer"))


@transaction.atomic
def withdraw(given: BoxAnswer, by: User) -> None:
    """The group no longer reads it. Its question, if it is still there, waits again."""
    if BoxAnswer.objects.filter(pk=given.pk).delete()[0]:
        record(by, Deed.ANSWERED_QUESTION, given.group, detail=_("Took an answer back"))


@transaction.atomic
def set_aside(entry: BoxEntry, by: User) -> None:
    now = timezone.now()
    if BoxEntry.objects.filter(pk=entry.pk).waiting().update(set_aside_at=now, read_at=Coalesce("read_at", now)):
        record(by, Deed.ANSWERED_QUESTION, entry.group, detail=_("Set %(number)s aside") % {"number": entry.pk})


def take_up_again(entry: BoxEntry) -> None:
    BoxEntry.objects.filter(pk=entry.pk).update(set_aside_at=None)
