"""A file of questions that someone uploaded and has not decided about yet."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import User
from quizzes.models.banks import QuestionBank

KEPT = timedelta(days=1)


class BankImportQuerySet(models.QuerySet["BankImport"]):
    def of(self, user: User) -> BankImportQuerySet:
        """Nobody else sees what someone uploaded."""
        return self.filter(uploaded_by=user)

    def old(self) -> BankImportQuerySet:
        return self.filter(created_at__lt=timezone.now() - KEPT)


class BankImport(models.Model):
    bank = models.ForeignKey(QuestionBank, on_delete=models.CASCADE, related_name="imports")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    format = models.CharField(_("format"), max_length=20)
    entries = models.JSONField(default=list)  # `quizzes.exchange.reading.Item`s
    pictures = models.JSONField(default=dict)  # by name, in base 64
    created_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    outcome = models.JSONField(default=list)  # what became of each item

    objects = BankImportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("import of questions")
        verbose_name_plural = _("imports of questions")

    def __str__(self) -> str:
        return f"{self.file_name} → {self.bank}"
