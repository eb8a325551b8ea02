"""What was answered to a questionnaire. Nothing here says who answered, and nothing is written in one's own words."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.editions import digest_of
from quizzes.models.questionnaires import Questionnaire


class Time(models.TextChoices):
    BEFORE = "before", _("Before")
    AFTER = "after", _("After")
    LATER = "later", _("6 weeks later or more")


class QuestionnaireEditionManager(models.Manager["QuestionnaireEdition"]):
    def of(self, content: dict[str, Any]) -> QuestionnaireEdition:
        """The edition with this content; the same content is stored once."""
        return self.get_or_create(digest=digest_of(content), defaults={"content": content})[0]


class QuestionnaireEdition(models.Model):
    """In which words a questionnaire was asked, and what counted as right. Never changed."""

    wagtail_reference_index_ignore = True
    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    content = models.JSONField(_("content"))  # what `Questionnaire.frozen` gives
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = QuestionnaireEditionManager()

    def __str__(self) -> str:
        return self.digest[:12]


class ReplyQuerySet(models.QuerySet["Reply"]):
    def by(self, course_key: uuid.UUID, mark: str) -> ReplyQuerySet:
        return self.filter(course_key=course_key, mark=mark)

    def to(self, questionnaire: Questionnaire) -> ReplyQuerySet:
        """In its own language: its words are what the replies are about."""
        course = questionnaire.course
        return self.filter(course_key=course.translation_key, language=course.locale.language_code)

    def by_person(self) -> dict[str, dict[str, Reply]]:
        """What each person answered at each time: {mark: {time: reply}}. One query."""
        people: dict[str, dict[str, Reply]] = defaultdict(dict)
        for reply in self:
            people[reply.mark][reply.time] = reply
        return dict(people)


class Reply(models.Model):
    """What one person answered at one time. `mark` links a person's times, and is no way back to the person."""

    class Upset(models.TextChoices):
        YES = "yes", _("Yes")
        NO = "no", _("No")

    wagtail_reference_index_ignore = True
    course_key = models.UUIDField(_("course key"))
    time = models.CharField(_("when"), max_length=10, choices=Time.choices)
    mark = models.CharField(_("mark"), max_length=64)  # see quizzes.questionnaires.marks
    # Which class was asked, where one was: `ClassMeasure.cohort`. Empty for whoever answers by themselves.
    cohort = models.CharField(_("class"), max_length=32, blank=True, db_index=True)
    language = models.CharField(_("language"), max_length=10)
    edition = models.ForeignKey(QuestionnaireEdition, on_delete=models.PROTECT, related_name="replies")
    answers = models.JSONField(_("answers"))  # {scale: {item id: true/false/unsure, 1 to 5, or an option's id}}
    upset = models.CharField(_("left upset"), max_length=3, choices=Upset.choices, blank=True)
    # A day, and no time of it: beside the records of learning a time would say who it was.
    answered_on = models.DateField(_("answered on"), default=timezone.localdate)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course_key", "time", "mark"], name="quizzes_one_reply_a_time"),
        ]
        verbose_name = _("reply")
        verbose_name_plural = _("replies")

    def __str__(self) -> str:
        return f"{self.course_key}, {self.time}"

    @property
    def is_empty(self) -> bool:
        return not any(self.answers.values()) and not self.upset

    def keep(self) -> None:
        """One statement, so that the same reply sent twice or from two tabs counts once; the later one replaces."""
        Reply.objects.bulk_create(
            [self],
            update_conflicts=True,
            unique_fields=["course_key", "time", "mark"],
            update_fields=["cohort", "language", "edition", "answers", "upset", "answered_on"],
        )
