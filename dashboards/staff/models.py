"""A staff list that someone has given: waiting to be confirmed, or on its way into the list."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dashboards.lists.sealing import KEPT, SealedDraft
from people.models import Organisation, User

STILL_AFTER = dt.timedelta(minutes=3)  # of one in which nothing moved
LONGEST = dt.timedelta(days=2)  # that one which was confirmed may wait for a worker


class StaffDraftQuerySet(models.QuerySet["StaffDraft"]):
    def of(self, leader: User, organisation: Organisation) -> StaffDraftQuerySet:
        """Nobody else sees what someone has given, and it goes into no other list."""
        return self.exclude(pk__in=self.old()).filter(leader=leader, organisation=organisation)

    def old(self) -> StaffDraftQuerySet:
        """An hour after it was given, or was done; what somebody has confirmed is not lost while it waits."""
        hour_ago = timezone.now() - KEPT
        waiting = Q(applied_at=None, created_at__lte=hour_ago)
        underway = Q(finished_at=None, applied_at__lte=timezone.now() - LONGEST)
        return self.filter(waiting | underway | Q(finished_at__lte=hour_ago))

    def unfinished(self) -> StaffDraftQuerySet:
        return self.filter(applied_at__isnull=False, finished_at=None)


class StaffDraft(SealedDraft):
    salt = "dashboards.staff.draft"
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    counts = models.JSONField(_("what became of them"), default=dict)
    moved_at = models.DateTimeField(_("last moved"), null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    objects = StaffDraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="dashboards_old_staff_lists")]

    @property
    def is_still(self) -> bool:
        """Confirmed, and nothing has moved for some minutes: whoever was at it has stopped."""
        moved = self.moved_at or self.applied_at
        return bool(moved and not self.finished_at and moved < timezone.now() - STILL_AFTER)
