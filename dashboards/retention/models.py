"""What keeps records longer, and what stays of those that were deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Organisation, User


class RecordHoldQuerySet(models.QuerySet["RecordHold"]):
    def standing(self) -> RecordHoldQuerySet:
        return self.filter(ended_at=None)

    def of_all(self) -> RecordHoldQuerySet:
        """Those that name nobody."""
        return self.filter(person=None)


class RecordHold(models.Model):
    """Nothing of these people is deleted, however long ago they left: a claim or an inspection is under way."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="record_holds")
    # None: of everyone who worked at the organisation or below it.
    person = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="record_holds")
    reason = models.CharField(_("reason"), max_length=200)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    objects = RecordHoldQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(ended_at=None), name="dashboards_held_once"
            ),
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended_at=None, person=None), name="dashboards_all_held_once"
            ),
        ]
        verbose_name = _("records kept longer")
        verbose_name_plural = _("records kept longer")

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.reason}"


class LeaverCount(models.Model):
    """Of those whose records were deleted: how many were asked to take a course, and how many had finished it."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="leaver_counts")
    course_key = models.UUIDField(_("course key"))
    course_title = models.CharField(_("course title"), max_length=255)
    left_in = models.PositiveSmallIntegerField(_("year of leaving"))
    people = models.PositiveIntegerField(_("people"), default=0)
    finished = models.PositiveIntegerField(_("finished"), default=0)

    class Meta:
        ordering = ["-left_in", "course_title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "course_key", "left_in"], name="dashboards_leavers_counted_once"
            )
        ]
        verbose_name = _("count of leavers")
        verbose_name_plural = _("counts of leavers")

    def __str__(self) -> str:
        return f"{self.organisation_id}, {self.left_in}: {self.people}"
