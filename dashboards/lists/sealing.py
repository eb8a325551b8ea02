"""A list that someone has given and not confirmed yet."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models
from django.utils import timezone

from people.sealing import lock

KEPT = dt.timedelta(hours=1)  # how long a list waits to be confirmed
MOST_DRAFTS = 5  # lists that one leader has waiting


class SealedDraft(models.Model):
    """It lives an hour at most. The content is sealed with a key made from `SECRET_KEY`, because the list may hold
    more than is ever stored here: whoever reads the table or a backup of it reads no name and no number."""

    wagtail_reference_index_ignore = True
    salt: str  # of each kind its own
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

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
        return lock(self.salt, self.pk)


def forget_all_but_newest(drafts: models.QuerySet[Any]) -> None:
    """Of one leader's drafts those that leave room for one more."""
    newest = drafts.order_by("-created_at").values_list("pk", flat=True)[: MOST_DRAFTS - 1]
    drafts.exclude(pk__in=list(newest)).delete()
