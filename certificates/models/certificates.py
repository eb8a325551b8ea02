"""Certificates: the proof of a completion, with its own facts."""

from __future__ import annotations

import datetime as dt
import uuid
import zoneinfo
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from certificates.codes import as_printed, new_code
from certificates.models.designs import DesignEdition
from people.models import Group, Organisation, User
from progress.models import Completion


def private_storage() -> Storage:
    return storages["private"]


def pdf_path(certificate: Certificate, filename: str) -> str:
    return f"certificates/{certificate.issued_on:%Y/%m}/{certificate.file_name}"


SET_ASIDE = Q(revoked_at__isnull=False) | Q(replaced_by__isnull=False)
STANDS = Q(revoked_at=None, replaced_by=None)
NAMED = ~Q(holder_name="")


def lasts(day: dt.date) -> Q:
    """Until this day at least."""
    return Q(expires_on=None) | Q(expires_on__gte=day)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, learner: User | AnonymousUser) -> CertificateQuerySet:
        """What `learner` may see and download. A visitor has none, also not those whose learner is gone."""
        return self.filter(learner_id=learner.pk) if learner.pk else self.none()

    def valid(self, on: dt.date | None = None) -> CertificateQuerySet:
        day = on or timezone.localdate()
        return self.filter(STANDS, lasts(day))

    def standing(self) -> CertificateQuerySet:
        """Neither revoked nor replaced; perhaps expired."""
        return self.filter(STANDS)

    def in_state(self, state: str, on: dt.date | None = None) -> CertificateQuerySet:
        """As `Certificate.state` says it, on a day of the site's own zone."""
        match state:
            case Certificate.State.VALID:
                return self.valid(on)
            case Certificate.State.EXPIRED:
                return self.expired(on)
            case Certificate.State.REPLACED:
                return self.filter(revoked_at=None).exclude(replaced_by=None)
        return self.exclude(revoked_at=None)

    def set_aside(self) -> CertificateQuerySet:
        """Revoked or replaced: nobody should rely on these, whatever their dates say."""
        return self.filter(SET_ASIDE)

    def in_group(self, group: Group) -> CertificateQuerySet:
        """Of the people who learn in it."""
        return self.filter(learner__in=group.learners())

    def for_course(self, course_key: uuid.UUID) -> CertificateQuerySet:
        return self.filter(facts__course_key=str(course_key))

    def called(self, part: str) -> CertificateQuerySet:
        """By a part of the name printed, or of the name the learner goes by."""
        return self.filter(Q(holder_name__icontains=part) | Q(learner__display_name__icontains=part))

    def current(self) -> CertificateQuerySet:
        """Without those that a newer one stands for."""
        return self.filter(replaced_by=None)

    def expiring(self, first: dt.date, last: dt.date) -> CertificateQuerySet:
        """Valid on the first of these days, no longer after the last."""
        return self.valid(first).filter(expires_on__lte=last)

    def expired(self, on: dt.date | None = None) -> CertificateQuerySet:
        return self.filter(STANDS, expires_on__lt=on or timezone.localdate())

    def named(self) -> CertificateQuerySet:
        return self.filter(NAMED)

    def unnamed(self) -> CertificateQuerySet:
        """Their holders have not said yet what to print."""
        return self.filter(STANDS, ~NAMED)

    def tally(self, day: dt.date, soon: dt.date) -> dict[str, int]:
        """How many, with a name, are valid on this day, of these no longer after `soon`, and expired; and without."""
        counted = {
            "valid": NAMED & lasts(day),
            "expiring": NAMED & Q(expires_on__gte=day, expires_on__lte=soon),
            "expired": NAMED & Q(expires_on__lt=day),
            "unnamed": ~NAMED,
        }
        return self.aggregate(**{name: Count("pk", filter=STANDS & rule) for name, rule in counted.items()})


class Certificate(models.Model):
    """Keeps everything printed on it, so that it can be checked and printed again when course and learner are gone.

    `facts` (written by `certificates.awarding`): course_key, audience, language, version, completed_at, minutes,
    active_minutes, score, modules, attestation, organisation, site, role, under_18, signatory, profile,
    approval_reference, site_name, site_address, time_zone, paper.
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
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="certificates"
    )
    code = models.CharField(_("code"), max_length=40, unique=True, default=new_code)
    holder_name = models.CharField(_("name as printed"), max_length=200, blank=True)
    name_given_by_holder = models.BooleanField(_("name given by the holder"), default=False)
    course_title = models.CharField(_("course title"), max_length=255)
    facts = models.JSONField(_("facts"), default=dict)
    design = models.ForeignKey(DesignEdition, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    issued_on = models.DateField(_("issued"))
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revocation_reason = models.TextField(_("reason (for staff)"), blank=True)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    replacement_reason = models.TextField(_("why it was replaced (for staff)"), blank=True)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, db_index=True, editable=False)
    # Its place in the status list that its credential names (`certificates.credentials`).
    status_list = models.PositiveIntegerField(_("status list"), default=1)
    status_index = models.PositiveIntegerField(_("place in the status list"), null=True)
    pdf = models.FileField(_("file"), storage=private_storage, upload_to=pdf_path, max_length=200, blank=True)
    pdf_digest = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True, db_index=True)

    objects = CertificateQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # no page refers to certificates

    class Meta:
        ordering = ["-issued_on", "-pk"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        permissions = [
            ("revoke_certificate", "Can revoke certificate"),
            ("reissue_certificate", "Can re-issue certificate"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["status_list", "status_index"], name="certificates_one_place_in_a_list"),
        ]
        indexes = [
            # What a status list is drawn from: few of many.
            models.Index(fields=["status_list", "status_index"], name="certificates_set_aside", condition=SET_ASIDE),
        ]

    def __str__(self) -> str:
        return f"{self.course_title}: {self.holder_name or self.code}"

    def get_absolute_url(self) -> str:
        return reverse("certificates:holder", args=[self.code])

    def was_issued_for(self, organisation: Organisation) -> bool:
        """Whoever leads someone sees what they have; only where it was issued is it corrected."""
        return self.organisation_id == organisation.pk

    def revoke(self, reason: str) -> bool:
        """Says whether this call did it: the first reason stays, and of a replaced one the newer is revoked."""
        standing = Certificate.objects.filter(pk=self.pk).standing()
        done = standing.update(revoked_at=timezone.now(), revocation_reason=reason, changed_at=timezone.now())
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
    def is_given_out(self) -> bool:
        """Its holder may take it along. A revoked one proves nothing, and of a replaced one they get the newer."""
        is_known = bool(self.holder_name) and not self.is_name_forgotten
        return is_known and self.state in {self.State.VALID, self.State.EXPIRED}

    @property
    def is_name_forgotten(self) -> bool:
        """A pupil was erased: only initials are left (`certificates.keeping`). It can be checked, not made again."""
        return bool(self.facts.get("name_forgotten"))

    @property
    def newest(self) -> Certificate:
        """The last of those issued again for the same completion; itself if there is none."""
        newest = self
        while newest.replaced_by:
            newest = newest.replaced_by
        return newest

    @property
    def today(self) -> dt.date:
        """The day where the certificate was issued: its last valid day ends at midnight there."""
        return timezone.localdate(timezone=zoneinfo.ZoneInfo(self.facts.get("time_zone", settings.TIME_ZONE)))

    @property
    def printed_code(self) -> str:
        return as_printed(self.code)

    @property
    def shown_name(self) -> str:
        """To whoever knows the learner, also before the holder has said what to print."""
        return self.holder_name or (str(self.learner) if self.learner else "")

    @property
    def file_name(self) -> str:
        return self.neutral_name("certificate", "pdf")

    def neutral_name(self, thing: str, ending: str) -> str:
        """Others see it in a list of downloads."""
        return f"{thing}-{self.code[:5].lower()}.{ending}"

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
