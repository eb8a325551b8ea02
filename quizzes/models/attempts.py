"""Attempts and their responses. One row per answer, however often it arrives."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection, models
from django.db.models import Max, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people.models import User
from progress.models import Enrolment
from quizzes.models.editions import Edition, content_of
from quizzes.questions import Answer, Content, Feedback, QuestionBlock, type_of

ANSWER_FIELD = "answer"  # the prefix of a question's form fields


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, learner: User | AnonymousUser) -> AttemptQuerySet:
        """Nobody's attempts where nobody is signed in."""
        return self.filter(enrolment__learner_id=learner.pk) if learner.pk else self.none()

    def at_quiz(self, quiz_key: uuid.UUID) -> AttemptQuerySet:
        return self.filter(quiz_key=quiz_key).order_by("number")

    def open(self) -> AttemptQuerySet:
        return self.filter(submitted_at=None)

    def submitted(self) -> AttemptQuerySet:
        return self.filter(submitted_at__isnull=False)

    def best_score(self) -> Decimal | None:
        return self.submitted().aggregate(best=Max("score"))["best"]


class Attempt(models.Model):
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    quiz_key = models.UUIDField(_("quiz key"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("number"))
    items = models.JSONField(_("items"))  # in the order asked: [{"question": id, "options": [option ids]}]
    position = models.PositiveSmallIntegerField(_("position"), default=1)  # the question the learner is at
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

    def get_absolute_url(self) -> str:
        """Where to go on: the question the learner was at, or the review."""
        if self.is_open:
            return reverse("quizzes:question", args=[self.pk, min(self.position, len(self.items)) or 1])
        return reverse("quizzes:review", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def content(self) -> dict[str, Any]:
        return content_of(self.edition_id)

    @property
    def pass_mark(self) -> int:
        return self.content["pass_mark"]

    def question(self, number: int) -> Content:
        """The frozen question asked as number 1, 2, …"""
        return self.content["questions"][self.items[number - 1]["question"]]

    def kind(self, number: int) -> type[QuestionBlock]:
        return type_of(self.question(number))

    def render_question(self, number: int, answer: Answer, request: HttpRequest | None = None) -> SafeString:
        """The form fields of a question, as this learner was given it: without key, feedback or score."""
        order = self.items[number - 1]["options"]
        return self.kind(number).html(
            self.question(number), prefix=ANSWER_FIELD, answer=answer, order=order, request=request
        )

    def render_review(self, number: int, answer: Answer, feedback: Feedback) -> SafeString:
        """A question with what was answered and everything there is to learn from it."""
        order = self.items[number - 1]["options"]
        return self.kind(number).html(
            self.question(number),
            prefix=f"{ANSWER_FIELD}-{number}",
            answer=answer,
            order=order,
            feedback=feedback,
            is_closed=True,
        )

    def answers(self) -> dict[str, Answer]:
        """What has been answered so far, by question id; a question left empty is not among them."""
        return {response.question_id: response.answer for response in self.responses.all() if response.answer}

    def unanswered(self) -> list[int]:
        answered = self.answers()
        return [number for number, item in enumerate(self.items, 1) if item["question"] not in answered]


# The newest answer wins, whatever order they arrive in, and none is taken once the attempt is submitted: one statement,
# so that no other tab, repeated post or submission can come in between. (The ORM's upsert knows no condition.)
KEEP = """
    INSERT INTO quizzes_response (attempt_id, question_id, answer, sequence, saved_at)
    SELECT id, %s, %s, %s, %s FROM quizzes_attempt WHERE id = %s AND submitted_at IS NULL {lock}
    ON CONFLICT (attempt_id, question_id) DO UPDATE
    SET answer = excluded.answer, sequence = excluded.sequence, saved_at = excluded.saved_at
    WHERE quizzes_response.sequence < excluded.sequence
"""


class ResponseManager(models.Manager["Response"]):
    def keep(self, attempt: Attempt, question_id: str, answer: Answer, sequence: int) -> bool:
        """Store an answer. False if a newer one is there already, or the attempt is no longer open."""
        # Waits for a submission under way; SQLite has one writer at a time anyway.
        sql = KEEP.format(lock="FOR SHARE" if connection.features.has_select_for_update else "")
        saved_at = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(sql, [question_id, json.dumps(answer), sequence, saved_at, attempt.pk])
            return cursor.rowcount == 1


class Response(models.Model):
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    question_id = models.CharField(_("question"), max_length=160)
    answer = models.JSONField(_("answer"))
    sequence = models.PositiveBigIntegerField(_("client sequence"), default=0)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    fraction = models.FloatField(_("fraction"), null=True, blank=True)

    objects = ResponseManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "question_id"], name="quizzes_one_response_each")]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.question_id}"
