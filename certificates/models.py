"""Certificates: the proof of a completion, with its own facts."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from certificates.codes import as_printed, new_code
from people.models import User
from progress.models import Completion


def private_storage() -> Storage:
    return storages["private"]


def pdf_path(certificate: Certificate, filename: str) -> str:
    return f"certificates/{certificate.issued_on:%Y/%m}/{certificate.file_name}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, learner: User | AnonymousUser) -> CertificateQuerySet:
        """What `learner` may see and download. A visitor has none, also not those whose learner is gone."""
        return self.filter(learner_id=learner.pk) if learner.pk else self.none()

    def valid(self, on: dt.date | None = None) -> CertificateQuerySet:
        day = on or timezone.localdate()
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day), revoked_at=None, replaced_by=None)


class Certificate(models.Model):
    """Keeps everything printed on it, so that it can be checked and printed again when course and learner are gone.

    `facts` (written by `certificates.awarding`): language, version, minutes, active_minutes, score, modules,
    attestation, site_name, site_address, time_zone, paper.
    """

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
    pdf = models.FileField(_("file"), storage=private_storage, upload_to=pdf_path, max_length=200, blank=True)

    objects = CertificateQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # no page refers to certificates

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        permissions = [("revoke_certificate", "Can revoke certificate")]

    def __str__(self) -> str:
        return f"{self.course_title}: {self.holder_name or self.code}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:holder", args=[self.code])

    def revoke(self, reason: str) -> bool:
        """Says whether this call did it: the first reason stays."""
        standing = Certificate.objects.filter(pk=self.pk, revoked_at=None)
        done = standing.update(revoked_at=timezone.now(), revocation_reason=reason)
        self.refresh_from_db()
        return bool(done)

    @property
    def state(self) -> Certificate.State:
        if self.revoked_at:
            return self.State.REVOKED
        if self.replaced_by_id:
            return self.State.REPLACED
        if self.expires_on and self.expires_on < self.today:
            return self.State.EXPIRED
        return self.State.VALID

    @property
    def today(self) -> dt.date:
        """The day where the certificate was issued: its last valid day ends at midnight there."""
        return timezone.localdate(timezone=zoneinfo.ZoneInfo(self.facts.get("time_zone", settings.TIME_ZONE)))

    @property
    def printed_code(self) -> str:
        return as_printed(self.code)

    @property
    def file_name(self) -> str:
        """Neutral, because others see it in a list of downloads."""
        return f"certificate-{self.code[:5].lower()}.pdf"

    @property
    def is_printed(self) -> bool:
        """The file has been made, so the name on it is fixed."""
        return bool(self.pdf)

    @property
    def verification_path(self) -> str:
        with translation.override(self.facts.get("language", settings.LANGUAGE_CODE)):
            return reverse("certificates:verify", args=[self.code])

    @property
    def verification_address(self) -> str:
        """As printed: the site's address on the day of issue."""
        return self.facts.get("site_address", settings.WAGTAILADMIN_BASE_URL).rstrip("/") + self.verification_path

    @property
    def verification_page(self) -> str:
        """Where a code is typed, as people say it: without the part browsers add themselves."""
        return urlsplit(self.verification_address).netloc + "/verify/"
