"""What a leader decides about a quiz for a group, and the time a learner is given beyond the usual."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Group, User


class GroupQuizQuerySet(models.QuerySet["GroupQuiz"]):
    def at_quiz(self, quiz_key: uuid.UUID) -> GroupQuizQuerySet:
        return self.filter(quiz_key=quiz_key)

    def of(self, learner: User) -> GroupQuizQuerySet:
        """Of the groups someone learns in."""
        return self.filter(group__in=Group.objects.joined_by(learner))

    def present(self) -> GroupQuizQuerySet:
        """Of groups whose term is not over: afterwards nobody could open a quiz any more."""
        return self.filter(group__archived_at=None)

    def closes(self, learner: User, quiz_key: uuid.UUID) -> bool:
        """Whether this quiz is closed to someone: in one of their groups, and open by decision in none."""
        states = set(self.present().of(learner).at_quiz(quiz_key).values_list("is_open", flat=True))
        return states == {False}

    def reveal(self, learner: User, quiz_key: uuid.UUID) -> bool:
        return self.of(learner).at_quiz(quiz_key).filter(revealed_at__isnull=False).exists()


class GroupQuiz(models.Model):
    """A quiz in the hands of a group's leader. Without one, it is open and nothing is revealed."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="quizzes")
    quiz_key = models.UUIDField(_("quiz key"))
    is_open = models.BooleanField(_("open"), default=True)
    revealed_at = models.DateTimeField(_("answers revealed"), null=True, blank=True)

    objects = GroupQuizQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "quiz_key"], name="quizzes_one_hold_a_group")]

    def __str__(self) -> str:
        return f"{self.group}: {self.quiz_key}"


class ExtraTimeManager(models.Manager["ExtraTime"]):
    def percent_for(self, learner_id: int) -> int:
        return self.filter(learner=learner_id).values_list("percent", flat=True).first() or 0


class ExtraTime(models.Model):
    """Some people need longer; why is nobody's business, so it is not stored."""

    wagtail_reference_index_ignore = True
    learner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="extra_time")
    percent = models.PositiveSmallIntegerField(
        _("extra time (percent)"), default=50, validators=[MaxValueValidator(400)]
    )

    objects = ExtraTimeManager()

    class Meta:
        verbose_name = _("extra time")
        verbose_name_plural = _("extra time")

    def __str__(self) -> str:
        return f"{self.learner}: +{self.percent} %"
