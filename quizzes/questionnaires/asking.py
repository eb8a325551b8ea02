"""What is asked about a course, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from curriculum.stamped_cache import BODIES, recall
from progress.standing import Standing
from quizzes.models import Questionnaire, Time, digest_of

LATER_FROM, LATER_UNTIL = datetime.timedelta(weeks=6), datetime.timedelta(weeks=26)


@dataclass(frozen=True)
class Asked:
    """A published questionnaire, frozen."""

    title: str
    introduction: str
    content: dict[str, Any]

    @property
    def digest(self) -> str:
        return digest_of(self.content)

    @property
    def number_of_items(self) -> int:
        return sum(len(items) for items in self.content["scales"].values())

    @property
    def minutes(self) -> int:
        return max(1, round(self.number_of_items / 6))


def asked_about(course_id: int) -> Asked | None:
    """What is asked about this course (a page); None where nothing is. No query once it is cached."""
    return recall(BODIES, f"quizzes:questionnaire:{course_id}", lambda: find(course_id) or False) or None


def find(course_id: int) -> Asked | None:
    live = Questionnaire.objects.filter(course_id=course_id, live=True).select_related("course__locale").first()
    return Asked(live.title, live.introduction, live.frozen()) if live else None


def time_of(standing: Standing) -> Time | None:
    """What may be answered now. Before: until a first step is done. Who takes a course again is not asked again, for
    they know it already."""
    if standing.cycle > 1:
        return None
    since = timezone.now() - standing.completion.completed_at if standing.completion else datetime.timedelta()
    if since >= LATER_FROM:
        return Time.LATER if since <= LATER_UNTIL else None
    if standing.is_complete or standing.all_steps_done:
        return Time.AFTER
    return None if standing.done else Time.BEFORE
