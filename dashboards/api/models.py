"""The keys with which an employer's systems read the interface."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Organisation
from people.tokens import digest_of


class Scope(models.TextChoices):
    PEOPLE = "people", _("Who works where")
    TRAINING = "training", _("Required training: what is due, begun and finished")
    CERTIFICATES = "certificates", _("Certificates")


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def in_use(self) -> ApiTokenQuerySet:
        return self.filter(ended_at=None)

    def matching(self, token: str) -> ApiTokenQuerySet:
        return self.in_use().filter(digest=digest_of(token))


class ApiToken(models.Model):
    """Opens one organisation and all below it, for reading. The token itself is shown once and never stored."""

    wagtail_reference_index_ignore = True
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100, help_text=_("The system that will use it, such as: payroll."))
    scopes = models.JSONField(_("may read"), default=list)  # of Scope
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), default=timezone.now)
    last_used_on = models.DateField(_("last used"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("key of the interface")
        verbose_name_plural = _("keys of the interface")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.name}"

    @property
    def scope_names(self) -> list[str]:
        return [str(scope.label) for scope in Scope if scope in self.scopes]

    def note_use(self) -> None:
        """Once a day, so that reading costs no write."""
        today = timezone.localdate()
        if self.last_used_on != today:
            ApiToken.objects.filter(pk=self.pk).update(last_used_on=today)
