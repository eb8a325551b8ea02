"""Responses: one row per answer, however often it arrives."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.db import connection, models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quizzes.models.attempts import ON_THE_WAY, Attempt
from quizzes.questions import Answer

# A form without a script is a moment on its way, and says nothing of when it was sent.
MOMENT = datetime.timedelta(seconds=5)

# The newest answer wins, whatever order they arrive in. None is taken that was given after the attempt's end, or comes
# after it was handed in, or after its feedback was shown: one statement, so that no other tab, repeated post or
# submission can come in between. (The ORM's upsert knows no condition.)
KEEP = """
    INSERT INTO quizzes_response (attempt_id, question_id, answer, sequence, seconds, saved_at)
    SELECT id, %s, %s, %s, %s, %s FROM quizzes_attempt
    WHERE id = %s AND submitted_at IS NULL
        AND (ends_at IS NULL OR (ends_at >= %s AND ends_at >= %s)) AND (stopped_at IS NULL OR stopped_at >= %s) {lock}
    ON CONFLICT (attempt_id, question_id) DO UPDATE
    SET answer = excluded.answer, sequence = excluded.sequence, seconds = excluded.seconds, saved_at = excluded.saved_at
    WHERE quizzes_response.sequence < excluded.sequence AND quizzes_response.checked_at IS NULL
"""


class ResponseManager(models.Manager["Response"]):
    def keep(
        self, attempt: Attempt, question_id: str, answer: Answer, sequence: int, seconds: int | None = None
    ) -> bool:
        """Store an answer given at `sequence` (milliseconds) after so many seconds. False if a newer one is there, the
        attempt had ended by then, was handed in, or its feedback on this question was shown."""
        # Waits for a submission under way; SQLite has one writer at a time anyway.
        sql = KEEP.format(lock="FOR SHARE" if connection.features.has_select_for_update else "")
        given_at = datetime.datetime.fromtimestamp(sequence / 1000, datetime.UTC) - MOMENT
        now = timezone.now()
        saved, given, waits = map(connection.ops.adapt_datetimefield_value, (now, given_at, now - ON_THE_WAY))
        values: list[Any] = [question_id, json.dumps(answer), sequence, seconds, saved, attempt.pk, given, waits, given]
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return cursor.rowcount == 1

    def settle(self, attempt: Attempt, question_id: str) -> bool:
        """Feedback on this answer is shown from now on, so it stays as it is. False if there is no answer."""
        given = self.filter(attempt=attempt, question_id=question_id).exclude(answer={})
        return bool(given.filter(checked_at=None).update(checked_at=timezone.now()) or given.exists())


class Response(models.Model):
    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="responses")
    question_id = models.CharField(_("question"), max_length=160)
    answer = models.JSONField(_("answer"))
    sequence = models.PositiveBigIntegerField(_("client sequence"), default=0)
    # From opening the question to this answer.
    seconds = models.PositiveIntegerField(_("seconds"), null=True, blank=True)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    checked_at = models.DateTimeField(_("feedback shown"), null=True, blank=True)
    fraction = models.FloatField(_("fraction"), null=True, blank=True)

    objects = ResponseManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attempt", "question_id"], name="quizzes_one_response_each")]

    def __str__(self) -> str:
        return f"{self.attempt}: {self.question_id}"
