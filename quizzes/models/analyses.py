"""What is known about a quiz from how it was answered. Worked out in the background; reading it computes nothing."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.editions import Edition

GIVEN_UP = timedelta(hours=1)  # work begun that long ago, and not finished, was interrupted
WORKED_OUT = ["figures", "wording_id", "attempts_counted", "mean", "reliability", "flags", "computed_at"]


class AnalysisManager(models.Manager["Analysis"]):
    def at(self, quiz_key: uuid.UUID, language: str) -> Analysis | None:
        return self.filter(quiz_key=quiz_key, language=language).first()

    def begin(self, quiz_key: uuid.UUID, language: str) -> Analysis | None:
        """The row, to be worked out by whoever asked; None while someone else is at it."""
        analysis, _is_new = self.get_or_create(quiz_key=quiz_key, language=language)
        now = timezone.now()
        free = Q(started_at=None) | Q(started_at__lt=now - GIVEN_UP)
        taken = self.filter(free, pk=analysis.pk).update(started_at=now)
        analysis.started_at = now
        return analysis if taken else None


class Analysis(models.Model):
    """The figures of one quiz in one language, for its wording is what they are about."""

    quiz_key = models.UUIDField(_("quiz key"))
    language = models.CharField(_("language"), max_length=10)
    wording = models.ForeignKey(  # the edition whose questions the figures are about
        Edition, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("wording")
    )
    figures = models.JSONField(_("figures"), default=dict)  # what `quizzes.analysis.measuring` gives
    attempts_counted = models.PositiveIntegerField(_("attempts counted"), default=0)
    mean = models.FloatField(_("mean score (percent)"), null=True)
    reliability = models.FloatField(_("reliability"), null=True)
    flags = models.PositiveIntegerField(_("flags"), default=0)
    started_at = models.DateTimeField(_("being worked out since"), null=True)
    computed_at = models.DateTimeField(_("worked out"), null=True)

    objects = AnalysisManager()
    wagtail_reference_index_ignore = True  # no page refers to it

    class Meta:
        constraints = [models.UniqueConstraint(fields=["quiz_key", "language"], name="quizzes_one_analysis_a_language")]
        verbose_name = _("quiz analysis")
        verbose_name_plural = _("quiz analyses")

    def __str__(self) -> str:
        return f"{self.quiz_key} ({self.language})"

    @property
    def is_under_way(self) -> bool:
        return self.started_at is not None and self.started_at > timezone.now() - GIVEN_UP

    def keep(self) -> None:
        """Store what was worked out, unless somebody else has begun since. The row is free again."""
        mine = Analysis.objects.filter(pk=self.pk, started_at=self.started_at)
        mine.update(started_at=None, **{name: getattr(self, name) for name in WORKED_OUT})

    def let_go(self) -> None:
        """After a mishap: the old figures stay, and anyone may try again."""
        Analysis.objects.filter(pk=self.pk, started_at=self.started_at).update(started_at=None)
