"""The trace of grading anew: who did it, why, and what it changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import Attempt
from quizzes.models.editions import Edition


class RegradeQuerySet(models.QuerySet["Regrade"]):
    def at_quiz(self, quiz_key: uuid.UUID) -> RegradeQuerySet:
        return self.filter(quiz_key=quiz_key).order_by("-made_at", "-pk")

    def with_changes(self) -> RegradeQuerySet:
        return self.select_related("made_by").annotate(changed=Count("changes"))


class Regrade(models.Model):
    """One correction of a quiz's key, carried into attempts that were handed in before."""

    wagtail_reference_index_ignore = True
    quiz_key = models.UUIDField(_("quiz key"), db_index=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("key used"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    reason = models.CharField(_("reason"), max_length=300)
    only_upwards = models.BooleanField(_("only upwards"), default=True)

    objects = RegradeQuerySet.as_manager()

    class Meta:
        verbose_name = _("re-grade")
        verbose_name_plural = _("re-grades")

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}: {self.reason}"


class RegradedAttempt(models.Model):
    """An attempt whose score a re-grade changed, before and after."""

    wagtail_reference_index_ignore = True
    regrade = models.ForeignKey(Regrade, on_delete=models.CASCADE, related_name="changes")
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="regrades")
    score_before = models.DecimalField(max_digits=5, decimal_places=2)
    score_after = models.DecimalField(max_digits=5, decimal_places=2)
    passed_before = models.BooleanField()
    passed_after = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regrade", "attempt"], name="quizzes_one_change_an_attempt")]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.score_before} → {self.score_after}"
