"""The inspector's file of a place and a period: what was asked for, and how far it has come."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.db import models
from django.db.models import Count, Max, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from certificates.models import Batch, private_storage
from certificates.models.making import Advance, FileInMaking, FileInMakingQuerySet
from dashboards.inspector.period import Period
from people.models import Organisation, User
from people.permissions import user_can_administer

FOLDER = "inspector"  # of the private files


class InspectorFileQuerySet(FileInMakingQuerySet):
    def covering(self, organisation: Organisation) -> InspectorFileQuerySet:
        """Of the whole company that the organisation belongs to."""
        return self.filter(organisation__path__startswith=organisation.root_path)


def stored_at(instance: models.Model, filename: str) -> str:
    return f"{FOLDER}/{timezone.now():%Y/%m}/{filename}"


class InspectorFile(FileInMaking):
    """One is under way for a place and a period at a time."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="inspector_files")
    label = models.CharField(_("organisation, as it was called"), max_length=200)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    gathered_at = models.DateTimeField(_("register read"), null=True)
    lines = models.PositiveIntegerField(_("lines of the register"), default=0)
    # What everything in the file is made of, read once; it is deleted when the file is there.
    snapshot = models.FileField(storage=private_storage, upload_to=stored_at, max_length=200, blank=True)
    certificates = models.OneToOneField(Batch, on_delete=models.SET_NULL, null=True, related_name="inspector_file")
    archive = models.FileField(_("file"), storage=private_storage, upload_to=stored_at, max_length=200, blank=True)

    objects = InspectorFileQuerySet.as_manager()

    class Meta(FileInMaking.Meta):
        verbose_name = _("inspector’s file")
        verbose_name_plural = _("inspector’s files")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "press"], name="dashboards_one_inspector_file_a_press"),
            models.UniqueConstraint(
                fields=["organisation", "first", "last"],
                condition=Q(finished_at=None),
                name="dashboards_one_inspector_file_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.first} – {self.last}"

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    @property
    def file_name(self) -> str:
        """Neutral, because others see it in a list of downloads."""
        return f"inspectors-file-{self.pk}.zip"

    def get_absolute_url(self) -> str:
        return reverse("dashboards:inspector_file", args=[self.organisation_id, self.pk])

    def is_open_to(self, person: User) -> bool:
        return user_can_administer(person, self.organisation)

    def advance(self) -> Advance:
        """How far it is, certificates included: two queries."""
        counts = {state.name.lower(): Count("pk", filter=Q(state=state)) for state in InspectorPart.State}
        found: dict[str, Any] = self.parts.aggregate(settled_last=Max("settled_at"), **counts)
        moments = [self.created_at, self.resumed_at, self.gathered_at, self.zipping_at, found.pop("settled_last")]
        if self.certificates:
            batch = self.certificates.advance()
            moments.append(batch.moved_at)
            found = {name: number + getattr(batch, name) for name, number in found.items()}
        return Advance(moved_at=max(moment for moment in moments if moment), **found)

    @cached_property
    def asked_on(self) -> dt.date:
        return timezone.localdate(self.created_at, self.organisation.zone)

    def gathered(self, snapshot: str, **found: Any) -> bool:
        """With this snapshot, unless another one was read first, or nobody may have the file any more."""
        now = timezone.now()
        mine = InspectorFile.objects.filter(pk=self.pk, gathered_at=None, finished_at=None)
        if not mine.update(gathered_at=now, snapshot=snapshot, **found):
            return False
        self.gathered_at = now
        return True


class InspectorPartQuerySet(models.QuerySet["InspectorPart"]):
    def waiting(self) -> InspectorPartQuerySet:
        return self.filter(state=InspectorPart.State.WAITING)

    def done(self) -> InspectorPartQuerySet:
        return self.filter(state=InspectorPart.State.DONE)

    def left_out(self) -> InspectorPartQuerySet:
        return self.filter(state=InspectorPart.State.LEFT_OUT)

    def claim(self, pk: int) -> InspectorPart | None:
        """That one, if it waits and nobody else is at it."""
        mine = uuid.uuid4()
        if not self.waiting().filter(pk=pk, claim=None).update(claim=mine):
            return None
        return self.select_related("file__organisation").get(pk=pk)


class InspectorPart(models.Model):
    """A file inside the file. It is made by itself, so that a worker that dies loses one, and memory stays small."""

    wagtail_reference_index_ignore = True

    class Kind(models.TextChoices):
        REGISTER_TABLE = "register-table", _("The register as a table")
        REGISTER_PAGES = "register-pages", _("The register to read and print")
        SIGNED_TABLE = "signed-table", _("What people confirmed, as a table")
        SIGNED_PAGES = "signed-pages", _("What people confirmed, to read and print")
        RULE = "rule", _("What was asked")
        SUMMARY_TABLE = "summary-table", _("The training summary as a table")
        SUMMARY_PAGES = "summary-pages", _("The training summary to read and print")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        LEFT_OUT = "left-out", _("Left out")

    file = models.ForeignKey(InspectorFile, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    number = models.PositiveIntegerField(_("number"), default=1)  # of the part, or of a requirement
    name = models.CharField(_("name"), max_length=60)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.WAITING)
    claim = models.UUIDField(_("who is at it"), null=True)
    settled_at = models.DateTimeField(_("done or left out"), null=True)
    content = models.FileField(storage=private_storage, upload_to=stored_at, max_length=200, blank=True)

    objects = InspectorPartQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["file", "name"], name="dashboards_once_in_an_inspector_file"),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"

    def settle(self, content: str) -> bool:
        """Done, or left out where there is no content. Once said it stays: says whether this call did it."""
        state = self.State.DONE if content else self.State.LEFT_OUT
        waiting = InspectorPart.objects.waiting().filter(pk=self.pk)
        return bool(waiting.update(state=state, content=content, settled_at=timezone.now()))
