"""How long a learner was active on a step: measured on the server, never told by the page.

The page only says "still here" every few seconds while it is visible and in use. Time counts from one sign of life to
the next, so a signal repeated, late or sent by a second tab adds nothing. Without JavaScript the only signs of life
are the learner's own actions, and the time between two of them counts up to the step's planned minutes.

The same minute counts once: time at one step starts where that at another has ended, however many are open.
"""

from __future__ import annotations

import datetime
from typing import Protocol

from django.core import signing
from django.utils import timezone

from curriculum.outline import OutlineStep
from progress.pacing import TIMES_PLANNED

BEAT_CAP = 30  # seconds: the page sends a beat every 20 while it is in use
OPENING_SALT = "progress.opening"


class Timed(Protocol):
    """What is read of a step record, or of a lesson on the screen of a group session."""

    @property
    def last_active_at(self) -> datetime.datetime | None: ...
    @property
    def active_seconds(self) -> int: ...
    @property
    def has_beats(self) -> bool: ...


def this_second() -> datetime.datetime:
    """Whole seconds, so that adding up differences loses nothing to rounding."""
    return timezone.now().replace(microsecond=0)


def earned_seconds(
    record: Timed,
    step: OutlineStep,
    now: datetime.datetime,
    *,
    beat: bool = False,
    since: datetime.datetime | None = None,
    times: int = TIMES_PLANNED,
) -> int:
    """What the time since the last sign of life is worth; `since`, the last one at any step of the course."""
    if record.last_active_at is None:
        return 0
    gap = int((now - max(record.last_active_at, since or record.last_active_at)).total_seconds())
    longest = BEAT_CAP if beat or record.has_beats else step.minutes * 60
    room = step.minutes * 60 * times - record.active_seconds
    return max(0, min(gap, longest, room))


def sign_opening(step: OutlineStep, now: datetime.datetime) -> str:
    """When a page was shown to someone who has no record yet; it comes back with their first action."""
    return signing.dumps([str(step.key), int(now.timestamp())], salt=OPENING_SALT)


def read_opening(signed: str, step: OutlineStep) -> datetime.datetime | None:
    """The moment signed by `sign_opening`, or None for anything else."""
    try:
        key, seconds = signing.loads(signed, salt=OPENING_SALT, max_age=datetime.timedelta(days=1))
    except signing.BadSignature:
        return None
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC) if key == str(step.key) else None
