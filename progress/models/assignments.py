"""What a leader wants a group to take, and who may do something else instead."""

from __future__ import annotations

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Group, Role, User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def standing(self) -> AssignmentQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)

    def open_on(self, day: dt.date) -> AssignmentQuerySet:
        return self.standing().filter(Q(opens_on=None) | Q(opens_on__lte=day))

    def for_learner(self, learner: User) -> AssignmentQuerySet:
        """Of the groups someone learns in now."""
        joined = Group.objects.present().filter(memberships__user=learner, memberships__role=Role.LEARNER)
        return self.standing().filter(group__in=joined)

    def in_course(self, course_key: uuid.UUID) -> AssignmentQuerySet:
        return self.filter(course_key=course_key)


class Assignment(models.Model):
    """A leader's standing order that a group takes a course, or a module or one step of it."""

    class Extent(models.TextChoices):
        COURSE = "course", _("Course")
        MODULE = "module", _("Module")
        STEP = "step", _("Lesson or check")

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="assignments")
    extent = models.CharField(_("extent"), max_length=10, choices=Extent.choices)
    course_key = models.UUIDField(_("course key"))
    target_key = models.UUIDField(_("key"))  # of the course, the module or the step
    title = models.CharField(_("title"), max_length=255)  # as it was called when it was assigned
    opens_on = models.DateField(_("from"), null=True, blank=True)
    due_on = models.DateField(_("due"), null=True, blank=True)
    in_order = models.BooleanField(_("one after the other"), default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("assigned"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "target_key"], condition=Q(withdrawn_at=None), name="progress_assigned_once"
            ),
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(due_on=None) | Q(due_on__gte=models.F("opens_on")),
                name="progress_due_after_opening",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.title}"

    def is_open(self, day: dt.date) -> bool:
        return self.opens_on is None or self.opens_on <= day

    def is_overdue(self, day: dt.date) -> bool:
        return self.due_on is not None and self.due_on < day


class StepAway(models.Model):
    """A learner does an equal task instead of this lesson. Why is nobody's business, so it is not stored."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="steps_away")
    step_key = models.UUIDField(_("step key"))
    given_at = models.DateTimeField(_("given"), default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "step_key"], name="progress_one_step_away")]

    def __str__(self) -> str:
        return f"{self.learner}: {self.step_key}"
