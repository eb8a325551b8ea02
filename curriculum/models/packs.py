"""What packs last brought, so that an editor's later change on the site is noticed before it is overwritten."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PackRecord(models.Model):
    """A page, question or register entry as a file last left it."""

    subject = models.CharField(_("subject"), max_length=200, unique=True)  # page:en:<key>, fact:F4 …
    digest = models.CharField(_("digest"), max_length=64)

    def __str__(self) -> str:
        return self.subject
