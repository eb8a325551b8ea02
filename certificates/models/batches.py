"""Many certificates as one file: what was asked for, and how far it has come."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import models
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate, private_storage
from certificates.models.making import Advance, FileInMaking, FileInMakingQuerySet
from people.models import Group, Organisation, User
from people.permissions import user_can_lead
from progress.models import Completion


class BatchQuerySet(FileInMakingQuerySet):
    pass


def archive_path(batch: Batch, filename: str) -> str:
    return f"batches/{timezone.now():%Y/%m}/{filename}"


class Batch(FileInMaking):
    """One is under way for a group and course at a time."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="certificate_batches")
    organisation = models.ForeignKey(Organisation, on_delete=models.SET_NULL, null=True, related_name="+")
    label = models.CharField(_("group, as it was called"), max_length=200)
    course_key = models.UUIDField(_("course"), null=True)  # None: every course
    # Then there is no file of its own, and nobody is told of it; whoever asked for it waits for `certificates_settled`.
    is_part = models.BooleanField(_("part of a larger file"), default=False)
    archive = models.FileField(_("file"), storage=private_storage, upload_to=archive_path, max_length=200, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta(FileInMaking.Meta):
        verbose_name = _("batch of certificates")
        verbose_name_plural = _("batches of certificates")
        constraints = [
            models.UniqueConstraint(fields=["group", "press"], name="certificates_one_batch_a_press"),
            models.UniqueConstraint(
                fields=["group", "course_key"],
                condition=Q(finished_at=None, course_key__isnull=False),
                name="certificates_one_batch_of_a_course_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(finished_at=None, course_key=None),
                name="certificates_one_batch_of_a_group_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.created_at:%Y-%m-%d}"

    @property
    def file_name(self) -> str:
        """Neutral, because others see it in a list of downloads."""
        return f"certificates-{self.pk}.zip"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:batch", args=[self.group_id, self.pk])

    def advance(self) -> Advance:
        """How far it is: one query."""
        counts = {state.name.lower(): Count("pk", filter=Q(state=state)) for state in BatchItem.State}
        found: dict[str, Any] = self.items.aggregate(settled_last=Max("settled_at"), **counts)
        moments = [self.created_at, self.resumed_at, self.zipping_at, found.pop("settled_last")]
        return Advance(moved_at=max(moment for moment in moments if moment), **found)

    def is_open_to(self, person: User) -> bool:
        return self.group is not None and user_can_lead(person, self.group)


class BatchItemQuerySet(models.QuerySet["BatchItem"]):
    def waiting(self) -> BatchItemQuerySet:
        return self.filter(state=BatchItem.State.WAITING)

    def done(self) -> BatchItemQuerySet:
        return self.filter(state=BatchItem.State.DONE)

    def left_out(self) -> BatchItemQuerySet:
        return self.filter(state=BatchItem.State.LEFT_OUT)

    def with_people(self) -> BatchItemQuerySet:
        return self.select_related("certificate__learner", "completion__enrolment__learner")

    def unclaimed(self) -> BatchItemQuerySet:
        return self.filter(claim=None)

    def claim_for_me(self) -> BatchItemQuerySet:
        """Those of these that wait and that nobody else is at."""
        mine = uuid.uuid4()
        self.waiting().unclaimed().update(claim=mine)
        return BatchItem.objects.filter(claim=mine)


class BatchItem(models.Model):
    """One certificate of a batch."""

    wagtail_reference_index_ignore = True

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        LEFT_OUT = "left-out", _("Left out")

    class Problem(models.TextChoices):
        NO_NAME = "no-name", _("No name has been given yet. It can be made when its holder has opened it once.")
        NO_FONT = "no-font", _("The name has letters that no font here can print. Please have it spelled without them.")
        REVOKED = "revoked", _("It has been revoked, so it is no longer given out.")
        REPLACED = "replaced", _("It has been replaced by a newer one meanwhile, which the next file will hold.")
        GONE = "gone", _("Its record was removed while the file was made.")
        TROUBLE = "trouble", _("It could not be drawn. Whoever looks after this site finds the reason in its records.")

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    completion = models.ForeignKey(Completion, on_delete=models.SET_NULL, null=True, related_name="+")
    certificate = models.ForeignKey(Certificate, on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    problem = models.CharField(_("why it was left out"), max_length=20, choices=Problem.choices, blank=True)
    claim = models.UUIDField(_("who is at it"), null=True)
    settled_at = models.DateTimeField(_("done or left out"), null=True)

    objects = BatchItemQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "certificate"], name="certificates_once_in_a_batch"),
            models.UniqueConstraint(fields=["batch", "completion"], name="certificates_completion_once_in_a_batch"),
        ]
        indexes = [models.Index(fields=["batch", "state"]), models.Index(fields=["claim"])]

    def __str__(self) -> str:
        return f"{self.batch}: {self.certificate or self.completion}"

    @property
    def shown_name(self) -> str:
        if self.certificate:
            return self.certificate.shown_name
        return str(self.completion.enrolment.learner) if self.completion else ""

    @property
    def course_title(self) -> str:
        described = self.certificate or self.completion
        return described.course_title if described else ""

    def settle(self, problem: str = "") -> None:
        """Done, or left out for a reason. Once said it stays, whoever says what later."""
        state = self.State.LEFT_OUT if problem else self.State.DONE
        BatchItem.objects.waiting().filter(pk=self.pk).update(
            state=state, problem=problem, certificate=self.certificate, settled_at=timezone.now()
        )
