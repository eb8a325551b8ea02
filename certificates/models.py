"""Certificates: the proof of a completion, with its own facts."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from progress.models import Completion

# As for guest passes: no vowels and no look-alikes. Checks are rate-limited too.
ALPHABET = "CDFGHJKMNPQRTWXY34679"


def new_code() -> str:
    """A code of 30 letters in a 21-letter alphabet: 131 bits, so that none can be guessed or counted up to."""
    return "".join(secrets.choice(ALPHABET) for _ in range(30))


def private_storage():
    return storages["private"]


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, learner) -> CertificateQuerySet:
        return self.filter(learner=learner)


class Certificate(models.Model):
    class State(models.TextChoices):
        VALID = "valid", _("Valid")
        EXPIRED = "expired", _("Expired")
        REVOKED = "revoked", _("Revoked")
        REPLACED = "replaced", _("Replaced")

    completion = models.OneToOneField(Completion, on_delete=models.SET_NULL, null=True, related_name="certificate")
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="certificates"
    )
    code = models.CharField(_("code"), max_length=40, unique=True, default=new_code)
    holder_name = models.CharField(_("name as printed"), max_length=200, blank=True)
    name_given_by_holder = models.BooleanField(_("name given by the holder"), default=False)
    course_title = models.CharField(_("course title"), max_length=255)
    facts = models.JSONField(_("facts"), default=dict)
    issued_on = models.DateField(_("issued"))
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revocation_reason = models.TextField(_("reason (for staff)"), blank=True)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    pdf = models.FileField(_("file"), storage=private_storage, upload_to="certificates/%Y/%m", blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return f"{self.course_title}: {self.holder_name or self.code}"

    @property
    def state(self) -> Certificate.State:
        if self.revoked_at:
            return self.State.REVOKED
        if self.replaced_by_id:
            return self.State.REPLACED
        if self.expires_on and self.expires_on < timezone.localdate():
            return self.State.EXPIRED
        return self.State.VALID
