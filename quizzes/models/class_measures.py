"""Asking a class before, after and some weeks after a course. What is kept here says how many, never who."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.codes import as_stored, random_code
from people.holding import hold
from people.models import Group, User
from quizzes.models.replies import Reply, ReplyQuerySet, Time

SLIP_LENGTH = 5


def new_cohort() -> str:
    """Stands in replies for the class, so that they need not name it."""
    return secrets.token_hex(8)


class ClassMeasureQuerySet(models.QuerySet["ClassMeasure"]):
    def about(self, course_key: uuid.UUID) -> ClassMeasureQuerySet:
        return self.filter(course_key=course_key)

    def of_learner(self, learner: User) -> ClassMeasureQuerySet:
        """Of the classes someone learns in now; the one that asks at the moment stands first."""
        return self.filter(group__in=Group.objects.joined_by(learner).present()).order_by("-open_time", "pk")

    def asking(self) -> ClassMeasureQuerySet:
        return self.filter(finished_at=None, group__archived_at=None).exclude(open_time="")

    def hold(self) -> None:
        hold(self.order_by("pk"))


class ClassMeasure(models.Model):
    """One class, one course. Its leader opens each time; `released` holds what may be told of the answers."""

    class Linking(models.TextChoices):
        CARDS = "cards", _("Learners answer signed in")
        SLIPS = "slips", _("Learners draw a slip with a code")

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="measures")
    course_key = models.UUIDField(_("course key"))
    title = models.CharField(_("title"), max_length=255)  # of the course, as it was then
    linking = models.CharField(_("how times are linked"), max_length=10, choices=Linking.choices)
    cohort = models.CharField(max_length=32, unique=True, default=new_cohort, editable=False)
    open_time = models.CharField(_("open now"), max_length=10, choices=Time.choices, blank=True)
    times = models.JSONField(default=dict)  # {time: {"opened" and "closed": days, "asked" and "answered": people}}
    released = models.JSONField(default=dict)  # {time: figures}, see quizzes.questionnaires.releasing
    begun_at = models.DateTimeField(_("begun"), default=timezone.now, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)

    objects = ClassMeasureQuerySet.as_manager()

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "course_key"], name="quizzes_one_measure_a_class_and_course")
        ]
        verbose_name = _("questions to a class about a course")
        verbose_name_plural = _("questions to classes about courses")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.title}"

    @property
    def by_slips(self) -> bool:
        return self.linking == self.Linking.SLIPS

    @property
    def is_over(self) -> bool:
        """Nobody answers any more."""
        return self.finished_at is not None or self.group.archived_at is not None

    @property
    def asks(self) -> Time | None:
        return Time(self.open_time) if self.open_time and not self.is_over else None

    @property
    def replies(self) -> ReplyQuerySet:
        return Reply.objects.filter(course_key=self.course_key, cohort=self.cohort)

    def number_asked(self) -> int:
        return self.slips.count() if self.by_slips else self.group.learners().count()

    def day(self, time: str, what: str) -> dt.date | None:
        """When a time was "opened" first or "closed" last."""
        found: dict[str, Any] = self.times.get(time, {})
        return dt.date.fromisoformat(found[what]) if found.get(what) else None


def new_slip_code() -> str:
    """Five letters of 21, about 22 bits: short enough to type, and wrong ones are limited."""
    return random_code(SLIP_LENGTH)


class SlipQuerySet(models.QuerySet["Slip"]):
    def with_code(self, typed: str) -> SlipQuerySet:
        """The slip of a code as a person types it."""
        return self.filter(code=as_stored(typed) or None)


class Slip(models.Model):
    """A code on paper. Who drew it is written nowhere here; it is deleted when the measuring is finished."""

    wagtail_reference_index_ignore = True
    measure = models.ForeignKey(ClassMeasure, on_delete=models.CASCADE, related_name="slips")
    code = models.CharField(max_length=SLIP_LENGTH, unique=True, default=new_slip_code, editable=False)

    objects = SlipQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = _("slip")
        verbose_name_plural = _("slips")

    def __str__(self) -> str:
        return f"{self.measure_id}"
