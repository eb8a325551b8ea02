"""A list of a class that someone has given and not confirmed yet."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from dashboards.lists.sealing import KEPT, SealedDraft
from people.models import Group, User


class RosterDraftQuerySet(models.QuerySet["RosterDraft"]):
    def of(self, leader: User, group: Group) -> RosterDraftQuerySet:
        """Nobody else sees what someone has given, and it goes into no other class."""
        return self.filter(leader=leader, group=group, created_at__gt=timezone.now() - KEPT)

    def old(self) -> RosterDraftQuerySet:
        return self.filter(created_at__lte=timezone.now() - KEPT)


class RosterDraft(SealedDraft):
    salt = "dashboards.rosters.draft"
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")

    objects = RosterDraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="dashboards_old_rosters")]
