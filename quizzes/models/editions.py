"""The frozen wording of a quiz. Attempts point at an edition, so a correction never rewrites what was asked."""

from __future__ import annotations

import hashlib
import json

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionManager(models.Manager["Edition"]):
    def of(self, content: dict) -> Edition:
        """The edition with this content; the same content is stored once."""
        return self.get_or_create(digest=digest_of(content), defaults={"content": content})[0]


def digest_of(content: dict) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


class Edition(models.Model):
    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    content = models.JSONField(_("content"))  # rules and every question an attempt may draw
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = EditionManager()

    def __str__(self) -> str:
        return self.digest[:12]
