"""Who looked at, changed or took away what is kept about learners. Rows are added, never changed or removed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.organisations import Organisation


class Deed(models.TextChoices):
    """What was done. A kind of deed that a room above needs is added here, where every reader finds its words."""

    LOOKED = "looked", _("Looked at")
    EXPORTED = "exported", _("Took along")
    PRINTED_CARDS = "printed-cards", _("Printed cards")
    RENEWED_CARD = "renewed-card", _("Made a new card")
    ADDED = "added", _("Added")
    IMPORTED = "imported", _("Imported a list")
    CHANGED_STAFF = "changed-staff", _("Changed on the staff list")
    RENAMED = "renamed", _("Renamed")
    REMOVED = "removed", _("Took out of the class")
    LET_IN = "let-in", _("Let in")
    REFUSED = "refused", _("Did not let in")
    MADE_LEADER = "made-leader", _("Made a leader")
    ENDED_LEADER = "ended-leader", _("Is no leader any more")
    MADE_ADMINISTRATOR = "made-administrator", _("Made an administrator")
    ENDED_ADMINISTRATOR = "ended-administrator", _("Is no administrator any more")
    ASSIGNED = "assigned", _("Assigned")
    STEPPED_AWAY = "stepped-away", _("Gave the other task")
    READ_QUESTION = "read-question", _("Read in the question box")
    ANSWERED_QUESTION = "answered-question", _("Answered in the question box")
    CHANGED_SETTINGS = "changed-settings", _("Changed the settings")
    CHANGED_ORGANISATION = "changed-organisation", _("Changed the organisation’s settings")
    REQUIRED = "required", _("Required a course")
    EXEMPTED = "exempted", _("Decided who is exempt")
    MADE_TOKEN = "made-token", _("Let another system read")
    ENDED_TOKEN = "ended-token", _("Stopped another system from reading")
    ARCHIVED = "archived", _("Archived")
    ERASED = "erased", _("Erased")


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def within(self, organisations: models.QuerySet[Organisation]) -> AuditQuerySet:
        return self.filter(organisation_number__in=organisations.values("pk"))

    def newest_first(self) -> AuditQuerySet:
        return self.order_by("-at", "-pk")

    def update(self, **changes: Any) -> int:
        raise TypeError("What the audit log says is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("What the audit log says is never removed.")


class AuditEntry(models.Model):
    """Numbers instead of foreign keys: what is deleted leaves its trace, and no name of a learner stays in it."""

    wagtail_reference_index_ignore = True
    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    actor_number = models.BigIntegerField(null=True, editable=False)  # None: the site itself
    actor_name = models.CharField(_("who"), max_length=200, blank=True, editable=False)  # of staff, never of a learner
    deed = models.CharField(_("what"), max_length=30, choices=Deed.choices, editable=False)
    organisation_number = models.BigIntegerField(editable=False)
    group_number = models.BigIntegerField(null=True, editable=False)
    group_name = models.CharField(_("class"), max_length=200, blank=True, editable=False)
    learner_number = models.BigIntegerField(null=True, editable=False)  # None: of the group as a whole
    detail = models.CharField(_("detail"), max_length=300, blank=True, editable=False)  # holds no name of a learner

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation_number", "-at"], name="people_audit_of_organisation"),
            models.Index(fields=["learner_number", "-at"], name="people_audit_of_learner"),
        ]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor_name}: {self.get_deed_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("What the audit log says is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("What the audit log says is never removed.")
