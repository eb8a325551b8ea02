"""A question that a class answers together, for as long as it stands on the screen."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Group, User

# Nobody closes what a dropped network or a school bell left open.
LASTS = dt.timedelta(hours=2)
KEPT = dt.timedelta(days=1)


class ShowingQuerySet(models.QuerySet["Showing"]):
    def current(self) -> ShowingQuerySet:
        """Those that devices may answer now."""
        return self.filter(is_open=True, opened_at__gt=timezone.now() - LASTS)

    def for_learner(self, learner: User) -> ShowingQuerySet:
        return self.filter(group__in=Group.objects.joined_by(learner).present())

    def in_lesson(self, step_key: object) -> ShowingQuerySet:
        return self.filter(step_key=step_key)

    def recent(self) -> ShowingQuerySet:
        return self.filter(opened_at__gt=timezone.now() - KEPT)

    def left_over(self) -> ShowingQuerySet:
        return self.filter(opened_at__lte=timezone.now() - KEPT)

    def forgotten(self) -> ShowingQuerySet:
        """Their two hours are over and nobody has closed them."""
        return self.filter(is_open=True, opened_at__lte=timezone.now() - LASTS)


class Showing(models.Model):
    """It names a place in a lesson. Once it is closed only how many chose what is left of the answers, for a day."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="showings")
    step_key = models.UUIDField()
    block_id = models.CharField(max_length=100)
    scene = models.CharField(max_length=40, blank=True)
    is_open = models.BooleanField(default=True)
    opened_at = models.DateTimeField(default=timezone.now)
    counts = models.JSONField(default=dict)  # by choice, written when it is closed

    objects = ShowingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=Q(is_open=True), name="dashboards_one_open_showing")
        ]
        verbose_name = _("question to a class")
        verbose_name_plural = _("questions to classes")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.block_id} {self.scene}".strip()

    @property
    def is_current(self) -> bool:
        return self.is_open and self.opened_at > timezone.now() - LASTS

    @property
    def place(self) -> tuple[str, str]:
        """Which question of the lesson."""
        return self.block_id, self.scene


class ClassChoice(models.Model):
    """What one device says now. It is no progress: it goes when the question is closed."""

    wagtail_reference_index_ignore = True
    showing = models.ForeignKey(Showing, on_delete=models.CASCADE, related_name="choices")
    learner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    choice = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["showing", "learner"], name="dashboards_one_choice_a_learner")]
        verbose_name = _("choice in class")
        verbose_name_plural = _("choices in class")

    def __str__(self) -> str:
        return f"{self.showing_id}: {self.choice}"
