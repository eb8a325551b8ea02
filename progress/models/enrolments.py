"""How far learners are. Written by `progress.recording` only; keyed by translation keys, so evidence outlives pages."""

from __future__ import annotations

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, FilteredRelation, Max, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Group, User


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def of(self, learner: User) -> EnrolmentQuerySet:
        return self.filter(learner=learner)

    def in_course(self, course_key: uuid.UUID) -> EnrolmentQuerySet:
        return self.filter(course_key=course_key)

    def in_group(self, group: Group) -> EnrolmentQuerySet:
        """Of those who learn in a group."""
        return self.filter(learner__in=group.memberships.learning().values("user"))

    def in_present_cycle(self) -> EnrolmentQuerySet:
        """Not those of a course that was begun anew since."""
        same = {name: OuterRef(name) for name in ("learner", "course_key")}
        return self.exclude(Exists(Enrolment.objects.filter(**same, cycle__gt=OuterRef("cycle"))))

    def latest_cycle(self) -> Enrolment | None:
        return self.order_by("-cycle").first()

    def with_completion(self) -> EnrolmentQuerySet:
        return self.select_related("completion")

    def with_standing(self) -> EnrolmentQuerySet:
        """Everything `standing_of` reads, in two queries however many enrolments there are."""
        return self.with_completion().with_pace().prefetch_related("records")

    def with_pace(self) -> EnrolmentQuerySet:
        """What is required of each learner in the course, in the same query; of several statements the first."""
        from progress.models.requirements import Obligation  # it points at completions, and they at enrolments

        same = {"learner": OuterRef("learner"), "requirement__course_key": OuterRef("course_key")}
        asking = Obligation.objects.asking().filter(**same).order_by()
        minutes = asking.values("learner").annotate(most=Max("requirement__minimum_minutes")).values("most")
        words = asking.exclude(requirement__attestation="").order_by("pk").values("requirement__attestation")
        return self.annotate(
            asked_minutes=Subquery(minutes),
            asked_pace=Exists(asking.filter(requirement__is_paced=True)),
            asked_words=Subquery(words[:1]),
            asked_signature=Exists(asking.filter(requirement__asks_signature=True)),
        )

    def latest_cycle_at(self, step_key: uuid.UUID) -> Enrolment | None:
        """With the record of one step beside it, in the same query: `enrolment.here`, or None; and `active_at`, the
        last sign of life at any step."""
        here = FilteredRelation("records", condition=Q(records__step_key=step_key))
        of_all = StepRecord.objects.filter(enrolment=OuterRef("pk")).order_by().values("enrolment")
        active_at = Subquery(of_all.annotate(latest=Max("last_active_at")).values("latest"))
        # mypy's plugin knows the fields, not what is annotated.
        enrolment = self.annotate(here=here, active_at=active_at).select_related("here").latest_cycle()  # type: ignore[misc]
        if enrolment:
            enrolment.here = getattr(enrolment, "here", None)
        return enrolment


class Enrolment(models.Model):
    """One learner taking one course, once (one cycle)."""

    learner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="enrolments")
    course_key = models.UUIDField(_("course key"))
    course_title = models.CharField(_("course title"), max_length=255)
    cycle = models.PositiveSmallIntegerField(_("cycle"), default=1)
    started_at = models.DateTimeField(_("started"), auto_now_add=True)
    attestation = models.TextField(_("attestation as ticked"), blank=True)
    attested_at = models.DateTimeField(_("attested"), null=True, blank=True)
    signed_as = models.CharField(_("signed as"), max_length=200, blank=True)  # a typed name, where one is asked for

    here: StepRecord | None  # set by who has read it already: `latest_cycle_at`, a lesson's page
    active_at: datetime.datetime | None  # likewise
    asked_minutes: int | None  # set by `with_pace`, like the three below
    asked_pace: bool
    asked_words: str | None
    asked_signature: bool
    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "course_key", "cycle"], name="progress_one_enrolment_a_cycle")
        ]
        indexes = [models.Index(fields=["course_key"])]

    def __str__(self) -> str:
        return f"{self.learner}: {self.course_title} ({self.cycle})"

    def has_completion(self) -> bool:
        return getattr(self, "completion", None) is not None


class StepRecordQuerySet(models.QuerySet["StepRecord"]):
    def done(self) -> StepRecordQuerySet:
        return self.filter(done_at__isnull=False)

    def unmoved_since(self, record: StepRecord) -> StepRecordQuerySet:
        """The same row, unless another tab has counted time since `record` was read."""
        return self.filter(pk=record.pk, last_active_at=record.last_active_at)


class StepRecord(models.Model):
    """One step of an enrolment: when it was first opened, how long it was active, when it was done."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="records")
    step_key = models.UUIDField(_("step key"))
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    last_active_at = models.DateTimeField(_("last active"), null=True, blank=True)
    active_seconds = models.PositiveIntegerField(_("active seconds"), default=0)
    has_beats = models.BooleanField(_("timed by the page's heartbeat"), default=False)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    # After a material change that asks for it; `done_at` stays what it was.
    done_again_at = models.DateTimeField(_("done again"), null=True, blank=True)
    # A leader says that the learner did the other task instead. It counts the same, and learners see no difference.
    alternative = models.BooleanField(_("done by the other task"), default=False)
    score = models.DecimalField(_("best score (percent)"), max_digits=5, decimal_places=2, null=True, blank=True)

    objects = StepRecordQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "step_key"], name="progress_one_record_a_step")]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.step_key}"

    @property
    def last_done_at(self) -> datetime.datetime | None:
        return self.done_again_at or self.done_at


class BlockAnswer(models.Model):
    """What a learner chose in an interactive block of a lesson. Never free text."""

    record = models.ForeignKey(StepRecord, on_delete=models.CASCADE, related_name="answers")
    block_id = models.CharField(_("block"), max_length=64)
    answer = models.JSONField(_("answer"), default=dict)
    answered_at = models.DateTimeField(_("answered"), auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "block_id"], name="progress_one_answer_a_block")]

    def __str__(self) -> str:
        return f"{self.record}: {self.block_id}"
