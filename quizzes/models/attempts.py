"""A learner's attempts at a quiz."""

from __future__ import annotations

import datetime
import uuid
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from people.models import Group, User
from progress.models import Enrolment
from quizzes.models.editions import Edition, content_of
from quizzes.models.rules import Layout, Release, Rules
from quizzes.questions import Answer, Content, Feedback, QuestionBlock, type_of

ANSWER_FIELD = "answer"  # the prefix of a question's form fields
# How long after its end an attempt still waits for answers given in time that are on their way, if nobody hands it in.
ON_THE_WAY = datetime.timedelta(minutes=30)
# A leader who closed a quiz may go on with it another day.
LONGEST_STOP = datetime.timedelta(days=14)
MINUTE = datetime.timedelta(minutes=1)


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

    def overdue(self) -> AttemptQuerySet:
        """Ended, and not handed in by the learner since."""
        now = timezone.now()
        is_stopped = Q(stopped_at__isnull=False, stopped_at__lt=F("ends_at"))
        has_ended = Q(ends_at__lt=now - ON_THE_WAY) & ~is_stopped
        return self.open().filter(has_ended | Q(stopped_at__lt=now - LONGEST_STOP))

    def in_group(self, group: Group) -> AttemptQuerySet:
        """Of those who learn in a group."""
        return self.filter(enrolment__learner__in=group.learners())

    def in_present_cycle(self) -> AttemptQuerySet:
        """Not those of a course that was begun anew since."""
        same = {name: OuterRef(f"enrolment__{name}") for name in ("learner", "course_key")}
        return self.exclude(Exists(Enrolment.objects.filter(**same, cycle__gt=OuterRef("enrolment__cycle"))))

    def first_tries(self) -> AttemptQuerySet:
        """What learners knew before any feedback: their first attempt in each cycle."""
        return self.filter(number=1)

    def best_score(self) -> Decimal | None:
        return self.submitted().aggregate(best=Max("score"))["best"]


class Attempt(models.Model):
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    quiz_key = models.UUIDField(_("quiz key"))
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="attempts")
    # Where it was graded anew: the edition whose key counts. What was asked is always in `edition`.
    regraded_by = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    number = models.PositiveSmallIntegerField(_("number"))
    items = models.JSONField(_("items"))  # in the order asked: [{"question": id, "options": [option ids]}]
    # What was right in the try before and is not asked again: {question id: fraction}
    carried = models.JSONField(_("carried over"), default=dict, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=1)  # the question the learner is at
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    ends_at = models.DateTimeField(_("time is up"), null=True, blank=True)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
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
        indexes = [models.Index(fields=["quiz_key", "submitted_at"], name="quizzes_handed_in")]

    def __str__(self) -> str:
        return f"{self.enrolment}, attempt {self.number}"

    def get_absolute_url(self) -> str:
        """Where to go on: the question the learner was at, handing in, or the review."""
        if not self.is_open:
            return reverse("quizzes:review", args=[self.pk])
        if self.is_over:
            return reverse("quizzes:finish", args=[self.pk])
        return self.address_of(min(self.position, len(self.items)) or 1)

    def address_of(self, number: int) -> str:
        """The page that asks question 1, 2, …"""
        if self.rules.layout == Layout.ALL:
            return f"{reverse('quizzes:all', args=[self.pk])}#question-{number}"
        return self.save_address(number)

    def save_address(self, number: int) -> str:
        """Where a script sends the answer to question 1, 2, …, whatever the layout."""
        return reverse("quizzes:question", args=[self.pk, number])

    @property
    def is_open(self) -> bool:
        return self.submitted_at is None

    @property
    def is_over(self) -> bool:
        """Nothing given from now on counts; what was given before may still arrive."""
        return self.was_over(timezone.now())

    @property
    def waits_no_more(self) -> bool:
        """Answers given in time had long enough to arrive."""
        return self.ends_at is not None and timezone.now() > self.ends_at + ON_THE_WAY

    @property
    def minutes_left(self) -> int | None:
        """The last minute counts as one until it is over; None without a time limit."""
        return max(0, -((timezone.now() - self.ends_at) // MINUTE)) if self.ends_at else None

    def was_over(self, moment: datetime.datetime) -> bool:
        return any(end is not None and moment > end for end in (self.ends_at, self.stopped_at))

    @property
    def content(self) -> dict[str, Any]:
        return content_of(self.edition_id)

    @property
    def rules(self) -> Rules:
        return Rules.within(self.content)

    @property
    def tells_at_once(self) -> bool:
        return self.rules.feedback == Release.AT_ONCE

    @property
    def numbers(self) -> range:
        return range(1, len(self.items) + 1)

    def question(self, number: int) -> Content:
        """The frozen question asked as number 1, 2, …"""
        return self.content["questions"][self.items[number - 1]["question"]]

    def key_to(self, number: int) -> Content:
        """The same question with the key that counts: as asked, unless it was corrected and graded anew since."""
        asked = self.question(number)
        corrected = content_of(self.regraded_by_id)["questions"].get(asked["id"]) if self.regraded_by_id else None
        return corrected if corrected and corrected["type"] == asked["type"] else asked

    def kind(self, number: int) -> type[QuestionBlock]:
        return type_of(self.question(number))

    def field(self, number: int) -> str:
        """The prefix of the question's fields in the form it stands in."""
        return f"{ANSWER_FIELD}-{number}" if self.rules.layout == Layout.ALL else ANSWER_FIELD

    def render_question(self, number: int, answer: Answer, request: HttpRequest | None = None) -> SafeString:
        """The form fields of a question, as this learner was given it: without key, feedback or score."""
        order = self.items[number - 1]["options"]
        return self.kind(number).html(
            self.question(number), prefix=self.field(number), answer=answer, order=order, request=request
        )

    def render_review(self, number: int, answer: Answer, feedback: Feedback) -> SafeString:
        """A question with what was answered and everything there is to learn from it."""
        order = self.items[number - 1]["options"]
        return self.kind(number).html(
            self.key_to(number),
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
