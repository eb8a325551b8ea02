"""A list that someone has given and not confirmed yet."""

from __future__ import annotations

import base64
import json
import uuid
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from dashboards.rosters.limits import KEPT
from people.models import Group, User

SALT = "dashboards.rosters.draft"


class RosterDraftQuerySet(models.QuerySet["RosterDraft"]):
    def of(self, leader: User, group: Group) -> RosterDraftQuerySet:
        """Nobody else sees what someone has given, and it goes into no other class."""
        return self.filter(leader=leader, group=group, created_at__gt=timezone.now() - KEPT)

    def old(self) -> RosterDraftQuerySet:
        return self.filter(created_at__lte=timezone.now() - KEPT)


class RosterDraft(models.Model):
    """It lives an hour at most. The content is sealed with a key made from `SECRET_KEY`, because the list may hold
    more than is ever stored here: whoever reads the table or a backup of it reads no name and no number."""

    wagtail_reference_index_ignore = True
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    leader = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    objects = RosterDraftQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="dashboards_old_rosters")]

    def __str__(self) -> str:
        return str(self.pk)

    def seal(self, content: dict[str, Any]) -> None:
        self.sealed = self._lock.encrypt(json.dumps(content).encode("utf-8", "surrogatepass"))

    def content(self) -> dict[str, Any]:
        """Empty where the secret key has changed."""
        try:
            return dict(json.loads(self._lock.decrypt(bytes(self.sealed))))
        except InvalidToken:
            return {}

    @property
    def _lock(self) -> Fernet:
        key = salted_hmac(SALT, str(self.pk), algorithm="sha256").digest()
        return Fernet(base64.urlsafe_b64encode(key))
