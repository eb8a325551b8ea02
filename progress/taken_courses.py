"""The courses a learner has taken or is taking, as their own page shows them."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import get_language

from curriculum.outline import Outline, outline_for
from people.models import User
from progress.models import Completion, Enrolment
from progress.standing import Standing, standing_of


@dataclass(frozen=True)
class TakenCourse:
    enrolment: Enrolment
    outline: Outline | None  # None while the course is not published; what was done is kept

    @property
    def title(self) -> str:
        return self.outline.title if self.outline else self.enrolment.course_title

    @property
    def completion(self) -> Completion | None:
        return getattr(self.enrolment, "completion", None)

    @cached_property
    def standing(self) -> Standing | None:
        return standing_of(self.enrolment, self.outline) if self.outline else None

    @property
    def is_paused(self) -> bool:
        """Nothing of it can be read at the moment."""
        return self.outline is None or not self.outline.open_steps

    @property
    def last_active_at(self) -> datetime.datetime:
        moments = [record.last_active_at for record in self.enrolment.records.all() if record.last_active_at]
        return max(moments, default=self.enrolment.started_at)

    @property
    def finish_address(self) -> str:
        return finish_address(self.enrolment.course_key)


def finish_address(course_key: uuid.UUID) -> str:
    return reverse("progress:finish", args=[course_key])


def taken_courses(learner: User) -> list[TakenCourse]:
    """The current cycle of every course, the one worked on last first. Two queries, outlines being cached."""
    enrolments = Enrolment.objects.of(learner).with_standing().order_by("cycle")
    latest = {enrolment.course_key: enrolment for enrolment in enrolments}
    return sorted(map(with_outline, latest.values()), key=lambda taken: taken.last_active_at, reverse=True)


def taken_course(learner: User, course_key: uuid.UUID) -> TakenCourse | None:
    """With every statement that is to be signed, word for word."""
    enrolment = Enrolment.objects.of(learner).in_course(course_key).with_completion().latest_cycle()
    if enrolment:
        enrolment.learner = learner
    return with_outline(enrolment) if enrolment else None


def with_outline(enrolment: Enrolment) -> TakenCourse:
    return TakenCourse(enrolment, outline_for(enrolment.course_key, get_language() or ""))


def to_go_on_with(taken: Iterable[TakenCourse]) -> list[TakenCourse]:
    """Not finished, and something can be done about it now."""
    return [course for course in taken if not course.is_paused and not course.completion]
