"""Taking back what a session recorded for one person, because somebody else was meant. What it was stays readable."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, User
from progress.cycles import first_due
from progress.fulfilling import RESULT, count, is_as_required
from progress.models import Attendance, Completion, Enrolment, Obligation

FROM_HERE = {"attestation": "", "attested_at": None, "signed_as": ""}


@transaction.atomic
def undo(attendance: Attendance, reason: str, by: User) -> bool:
    """Says whether this call did it: the first reason stays. Whoever calls it revokes the certificate first.

    The person is as they were before: what they did by themselves, before or since, stays theirs.
    """
    hold(Attendance.objects.filter(pk=attendance.pk))
    now = Attendance.objects.select_related("session__organisation", "completion__enrolment").get(pk=attendance.pk)
    if now.undone_at or now.signed_at is None or now.session.is_open:
        return False
    now.undone_at, now.undone_by, now.undone_reason = timezone.now(), by, reason[:200]
    now.save(update_fields=["undone_at", "undone_by", "undone_reason"])
    enrolment = now.completion.enrolment if now.completion else latest_of(now)
    if now.completion:
        take_back_completion(now.completion)
    if enrolment:
        take_back_lessons(now, enrolment)
    record_for_all(by, Deed.TRAINED_TOGETHER, now.session.organisation, f"{now.session.course_title}: ↶", now.learner)
    return True


def take_back_completion(completion: Completion) -> None:
    obligations = list(Obligation.objects.filter(completion=completion).select_related("requirement", "organisation"))
    learner, enrolment = completion.enrolment.learner, completion.enrolment
    completion.delete()
    Enrolment.objects.filter(pk=enrolment.pk).update(**FROM_HERE)
    earlier = list(Completion.objects.of(learner).filter(course_key=enrolment.course_key).newest_first())
    for one in obligations:
        stand_as_before(one, earlier)
    Obligation.objects.bulk_update(obligations, RESULT)


def stand_as_before(obligation: Obligation, earlier: list[Completion]) -> None:
    """As the last completion before made it, or as if there had been none; the cycle that is open is begun already."""
    obligation.completion = obligation.completed_on = None
    obligation.valid_until = obligation.opens_on = obligation.reopened_on = None
    obligation.due_on = first_due(obligation.requirement, obligation.since)
    before = next((one for one in earlier if is_as_required(one, obligation.requirement)), None)
    if before:
        count(obligation, before)
        obligation.reopened_on = obligation.today


def latest_of(attendance: Attendance) -> Enrolment | None:
    taken = Enrolment.objects.of(attendance.learner).in_course(attendance.session.course_key)
    return taken.latest_cycle()


def take_back_lessons(attendance: Attendance, enrolment: Enrolment) -> None:
    records = {record.step_key: record for record in enrolment.records.all()}
    for heard in attendance.heard.all():
        if record := records.get(heard.step_key):
            record.active_seconds = max(0, record.active_seconds - heard.counted_seconds)
            if heard.marked_done:
                setattr(record, "done_again_at" if record.done_again_at else "done_at", None)
            record.save(update_fields=["active_seconds", "done_at", "done_again_at"])
    attendance.heard.update(counted_seconds=0, marked_done=False)
