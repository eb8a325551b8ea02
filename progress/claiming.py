"""A guest's learning becomes an account's: everything either of them did counts."""

from __future__ import annotations

from django.db.models import Max
from django.dispatch import receiver

from people.models import User
from people.signals import guest_claimed
from progress.models import BlockAnswer, Completion, Enrolment, Obligation, StepAway, StepRecord
from progress.models.enrolments import EnrolmentQuerySet
from progress.models.requirements import sorted_as
from progress.signals import enrolments_merged

ATTESTED = ("attestation", "attested_at", "signed_as")


@receiver(guest_claimed, dispatch_uid="progress_move_learning")
def move_learning(sender: type, guest: User, account: User, **kwargs: object) -> None:
    """Inside the transaction of `people.guests.claim`, which deletes the guest and what was merged away afterwards."""
    lock_out(Enrolment.objects.of(guest))
    for enrolment in Enrolment.objects.of(guest).with_completion().order_by("cycle"):
        held = Enrolment.objects.of(account).in_course(enrolment.course_key)
        lock(held)
        current = held.with_completion().latest_cycle()
        if current is None or is_cycle_of_its_own(enrolment, current):
            enrolment.cycle = (held.aggregate(last=Max("cycle"))["last"] or 0) + 1
            enrolment.learner = account
            enrolment.save(update_fields=["cycle", "learner"])
        else:
            merge(enrolment, current)
    move_other_tasks(guest, account)
    moved = Obligation.objects.filter(employment__user=account).exclude(learner=account)
    moved.update(learner=account, sort_name=sorted_as(account))


def move_other_tasks(guest: User, account: User) -> None:
    held = list(StepAway.objects.filter(learner=account).values_list("step_key", flat=True))
    StepAway.objects.filter(learner=guest).exclude(step_key__in=held).update(learner=account)


def lock(enrolments: EnrolmentQuerySet) -> None:
    """So that nobody completes them meanwhile, as in `progress.recording`."""
    list(enrolments.select_for_update(no_key=True))


def lock_out(enrolments: EnrolmentQuerySet) -> None:
    """So that the guest's other tabs add no more records. One that came too late to be moved would be deleted unseen,
    or keep the guest from being deleted and so the whole claim from happening."""
    list(enrolments.select_for_update())


def is_cycle_of_its_own(enrolment: Enrolment, current: Enrolment) -> bool:
    """Two completions are two facts, perhaps with a certificate each; and what was begun after one is a new cycle."""
    return current.has_completion() and (enrolment.has_completion() or enrolment.cycle > 1)


def merge(source: Enrolment, target: Enrolment) -> None:
    """Everything of `source` that `target` lacks moves over; where both have something, the more counts."""
    known = {record.step_key: record for record in target.records.select_for_update()}
    for record in source.records.all():
        if record.step_key in known:
            merge_records(record, known[record.step_key])
        else:
            StepRecord.objects.filter(pk=record.pk).update(enrolment=target)
    target.started_at = min(source.started_at, target.started_at)
    if target.attested_at is None:
        for name in ATTESTED:
            setattr(target, name, getattr(source, name))
    target.save(update_fields=["started_at", *ATTESTED])
    if source.has_completion():
        Completion.objects.filter(enrolment=source).update(enrolment=target)
    enrolments_merged.send(sender=Enrolment, source=source, target=target)


def merge_records(source: StepRecord, target: StepRecord) -> None:
    """Opened and done at the earlier time, done again at the later one; the longer active time; the better score."""
    target.opened_at = min(source.opened_at, target.opened_at)
    last_done_at = max(filter(None, [source.last_done_at, target.last_done_at]), default=None)
    target.done_at = min(filter(None, [source.done_at, target.done_at]), default=None)
    target.done_again_at = last_done_at if last_done_at != target.done_at else None
    target.last_active_at = max(filter(None, [source.last_active_at, target.last_active_at]), default=None)
    target.active_seconds = max(source.active_seconds, target.active_seconds)
    target.score = max((score for score in (source.score, target.score) if score is not None), default=None)
    target.has_beats = source.has_beats or target.has_beats
    target.alternative = source.alternative or target.alternative
    target.save()
    merge_answers(source, target)


def merge_answers(source: StepRecord, target: StepRecord) -> None:
    """The later answer to each block."""
    known = {answer.block_id: answer for answer in target.answers.all()}
    for answer in source.answers.all():
        older = known.get(answer.block_id)
        if older and older.answered_at >= answer.answered_at:
            continue
        if older:
            older.delete()
        BlockAnswer.objects.filter(pk=answer.pk).update(record=target)
