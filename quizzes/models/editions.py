"""The frozen wording of a quiz. Attempts point at an edition, so a correction never rewrites what was asked."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionManager(models.Manager["Edition"]):
    def of(self, content: dict[str, Any]) -> Edition:
        """The edition with this content; the same content is stored once."""
        return self.get_or_create(digest=digest_of(content), defaults={"content": content})[0]


def digest_of(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@lru_cache(maxsize=64)
def content_of(digest: str) -> dict[str, Any]:
    """An edition's content, to be read only. It can be kept in memory for good: the digest is the content's own."""
    return Edition.objects.get(pk=digest).content


class Edition(models.Model):
    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    # {"title", "language", "minutes", "pass_mark", "shuffle_questions", "shuffle_options",
    #  "asked": [{"question": id} or {"draw": [ids], "count": n}], "questions": {id: frozen question}}
    content = models.JSONField(_("content"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = EditionManager()

    def __str__(self) -> str:
        return self.digest[:12]
