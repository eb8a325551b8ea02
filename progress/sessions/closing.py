"""Closing a session: what each signed is recorded as if they had taken it online. Once, however often it is pressed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from curriculum.outline import Outline
from people.auditing import record_for_all
from people.holding import hold
from people.models import Deed, User
from progress import recording
from progress.active_time import this_second
from progress.models import Attendance, Enrolment, GroupSession, Heard, StepRecord
from progress.sessions.counting import Taking, takings_of
from progress.sessions.running import SessionClosed, count_time, held


@transaction.atomic
def close(session: GroupSession, outline: Outline, by: User) -> bool:
    """Says whether this call did it."""
    try:
        session = held(session)
    except SessionClosed:
        return False
    now = this_second()
    count_time(session, outline, now)
    signed = Attendance.objects.filter(session=session).exclude(signed_at=None)
    for taking in takings_of(signed.select_related("learner").order_by("pk"), outline):
        record_taking(taking, session, outline)
    Attendance.objects.filter(session=session).update(is_here=False)
    GroupSession.objects.filter(pk=session.pk).update(closed_at=now, step_key=None)
    record_for_all(by, Deed.TRAINED_TOGETHER, session.organisation, session.course_title)
    return True


def record_taking(taking: Taking, session: GroupSession, outline: Outline) -> None:
    """Who finished it by themselves meanwhile has what they have."""
    if taking.standing.is_complete:
        return
    attendance = taking.attendance
    enrolment = recording.enrol(attendance.learner, outline)
    hold(Enrolment.objects.filter(pk=enrolment.pk))
    keep_lessons(taking, enrolment.pk)
    if not attendance.is_for_all:
        return
    together = recording.Together(session.leader_name, attendance.signed_at or this_second())
    try:
        attendance.completion = recording.attest(
            enrolment, outline, attendance.statement, attendance.signed_name, together
        )
    except recording.CourseNotReady:  # it was changed since: they have what they heard, and go on from there
        return
    attendance.save(update_fields=["completion"])


def keep_lessons(taking: Taking, enrolment_pk: int) -> None:
    """The records as they were calculated. What each owes to the session is noted, so that it can be taken back."""
    own = {record.step_key: record for record in StepRecord.objects.filter(enrolment=enrolment_pk)}
    for heard in taking.heard:
        record = taking.standing.records.get(heard.step_key)
        if record is None or heard.step_key not in taking.added:
            continue
        before = own.get(heard.step_key)
        heard.counted_seconds = taking.added[heard.step_key]
        heard.marked_done = record.last_done_at != (before.last_done_at if before else None)
        put(record, heard, enrolment_pk)
    Heard.objects.bulk_update(taking.heard, ["counted_seconds", "marked_done"])


def put(record: StepRecord, heard: Heard, enrolment_pk: int) -> None:
    """Added to what is there: a phone of theirs may be counting on the same row."""
    if record.pk is None:
        record.enrolment_id = enrolment_pk
        record.save()
        return
    values = {name: getattr(record, name) for name in ("opened_at", "last_active_at", "done_at", "done_again_at")}
    seconds = F("active_seconds") + heard.counted_seconds
    StepRecord.objects.filter(pk=record.pk).update(active_seconds=seconds, **values)
