"""The public side of the keys the site signs with. Private keys are files (`certificates.keys`), never rows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class IssuerKeyQuerySet(models.QuerySet["IssuerKey"]):
    def for_use(self, use: str) -> IssuerKeyQuerySet:
        return self.filter(use=use).order_by("-created_at", "-pk")

    def trusted(self) -> IssuerKeyQuerySet:
        """A key that is no longer used still proves what it signed; a withdrawn one (it was stolen) proves nothing."""
        return self.filter(withdrawn_at=None)


class IssuerKey(models.Model):
    wagtail_reference_index_ignore = True

    class Use(models.TextChoices):
        CREDENTIAL = "credential", _("Credentials (Ed25519)")
        FILE = "file", _("Files (X.509)")

    use = models.CharField(_("use"), max_length=20, choices=Use.choices)
    name = models.CharField(_("name"), max_length=60, unique=True)
    # PEM: the public key of credentials; the certificate of files, followed by its chain.
    public = models.TextField(_("public key or certificate"))
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = IssuerKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("issuer key")
        verbose_name_plural = _("issuer keys")

    def __str__(self) -> str:
        return self.name
