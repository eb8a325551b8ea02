"""Attempts and their responses. One row per answer, however often it arrives."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from progress.models import Enrolment
from quizzes.models.editions import Edition


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, learner) -> AttemptQuerySet:
        return self.filter(enrolment__learner=learner)

    def open(self) -> AttemptQuerySet:
        return self.filter(submitted_at=None)


class Attempt(models.Model):
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    quiz_key = models.UUIDField(_("quiz key"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("number"))
    items = models.JSONField(_("items"))  # in the order asked: [{"question": id, "options": [option ids]}]
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    score = models.DecimalField(_("score (percent)"), max_digits=5, decimal_places=2, null=True, blank=True)
    passed = models.BooleanField(_("passed"), default=False)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "quiz_key", "number"], name="quizzes_one_attempt_a_number"),
            models.UniqueConstraint(
                fields=["enrolment", "quiz_key"], condition=Q(submitted_at=None), name="quizzes_one_open_attempt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}, attempt {self.number}"


class Response(models.Model):
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    question_id = models.CharField(_("question"), max_length=160)
    answer = models.JSONField(_("answer"))
    sequence = models.PositiveBigIntegerField(_("client sequence"), default=0)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    fraction = models.FloatField(_("fraction"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "question_id"], name="quizzes_one_response_each")]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.question_id}"
