"""Writing down how long a step was active: what `progress.recording` does beside everything else it records."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db.models import Max
from django.utils.translation import get_language

from curriculum.outline import OutlineStep, outline_for
from progress.active_time import BEAT_CAP, earned_seconds
from progress.models import Enrolment, StepRecord
from progress.pacing import TIMES_PLANNED, pace_of
from progress.standing import Standing


def count_beat(enrolment: Enrolment, record: StepRecord, step: OutlineStep, now: datetime.datetime) -> None:
    is_full = record.active_seconds + BEAT_CAP > step.minutes * 60 * TIMES_PLANNED
    times = times_planned(enrolment) if is_full else TIMES_PLANNED
    count_time(record, step, now, since=active_at(enrolment), times=times, beat=True)


def active_at(enrolment: Enrolment) -> datetime.datetime | None:
    """The last sign of life at any step: read beside the enrolment (`latest_cycle_at`), or now."""
    if hasattr(enrolment, "active_at"):
        return enrolment.active_at
    return enrolment.records.aggregate(latest=Max("last_active_at"))["latest"]


def times_planned(enrolment: Enrolment) -> int:
    """Asked only where a step is about to count for no more."""
    outline = outline_for(enrolment.course_key, get_language() or settings.LANGUAGE_CODE)
    return pace_of(enrolment).times_planned(outline) if outline else TIMES_PLANNED


def count_time_within(standing: Standing, record: StepRecord, step: OutlineStep, now: datetime.datetime) -> None:
    """Where all records have been read."""
    signs = [one.last_active_at for one in standing.records.values() if one.last_active_at]
    times = standing.pace.times_planned(standing.outline)
    count_time(record, step, now, since=max(signs, default=None), times=times)


def count_time(
    record: StepRecord,
    step: OutlineStep,
    now: datetime.datetime,
    *,
    since: datetime.datetime | None = None,
    times: int = TIMES_PLANNED,
    beat: bool = False,
) -> None:
    """Add the time since the last sign of life, unless another tab has just done so."""
    if record.last_active_at and now <= record.last_active_at:
        return
    seconds = record.active_seconds + earned_seconds(record, step, now, beat=beat, since=since, times=times)
    counted = StepRecord.objects.unmoved_since(record).update(
        active_seconds=seconds, last_active_at=now, has_beats=record.has_beats or beat
    )
    if counted:
        record.active_seconds, record.last_active_at = seconds, now
