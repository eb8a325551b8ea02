"""The frozen fact that a cycle was finished."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import User
from progress.models.enrolments import Enrolment


class CompletionQuerySet(models.QuerySet["Completion"]):
    def of(self, learner: User) -> CompletionQuerySet:
        return self.filter(enrolment__learner=learner)

    def newest_first(self) -> CompletionQuerySet:
        return self.order_by("-completed_at", "-pk")


class Way(models.TextChoices):
    """How the course was taken."""

    ONLINE = "online", _("Online")
    TOGETHER = "together", _("Together")


class Completion(models.Model):
    """Stores its own facts: the course may change or vanish, what was completed does not."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="completion")
    completed_at = models.DateTimeField(_("completed"))
    course_key = models.UUIDField(_("course key"))
    course_title = models.CharField(_("course title"), max_length=255)
    course_version = models.CharField(_("version"), max_length=20)
    language = models.CharField(_("language"), max_length=10)
    valid_months = models.PositiveSmallIntegerField(_("valid for (months)"), null=True, blank=True)
    minutes = models.PositiveIntegerField(_("planned minutes"))
    active_seconds = models.PositiveIntegerField(_("active seconds"))
    score = models.DecimalField(_("score (percent)"), max_digits=5, decimal_places=2, null=True, blank=True)
    modules = models.JSONField(_("modules"), default=list)  # [{"title": str, "minutes": int}]
    attestation = models.TextField(_("attestation as ticked"), blank=True)
    attested_at = models.DateTimeField(_("attested"), null=True, blank=True)
    # Of the requirement under which it was finished, where there was one (`progress.models.requirements`).
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    signed_as = models.CharField(_("signed as"), max_length=200, blank=True)
    profile_name = models.CharField(_("compliance profile"), max_length=200, blank=True)
    approval_reference = models.CharField(_("approval reference"), max_length=120, blank=True)

    way = models.CharField(_("how it was taken"), max_length=10, choices=Way.choices, default=Way.ONLINE)
    led_by = models.CharField(_("led by"), max_length=200, blank=True)  # of a group session

    objects = CompletionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["course_key", "completed_at"])]

    @property
    def active_minutes(self) -> int:
        return round(self.active_seconds / 60)

    def __str__(self) -> str:
        return f"{self.course_title} {self.course_version}, {self.completed_at:%Y-%m-%d}"
