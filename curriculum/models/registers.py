"""Registers that lessons draw on: facts with their sources, help services, and words explained."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from curriculum.choices import Verification


class RegisterQuerySet(models.QuerySet):
    def verified(self) -> RegisterQuerySet:
        """What learners may be shown."""
        return self.filter(status=Verification.VERIFIED)


class FactQuerySet(RegisterQuerySet):
    def due_for_review(self, on: datetime.date | None = None) -> FactQuerySet:
        return self.filter(review_by__lte=on or timezone.localdate())


@register_snippet
class Fact(index.Indexed, models.Model):
    """A statement with its source; lessons cite it by its short id instead of repeating a figure."""

    key = models.SlugField(_("id"), max_length=40, unique=True, help_text=_("Short and lasting, such as F4."))
    wording = models.TextField(_("wording"))
    source = models.CharField(_("source"), max_length=255)
    address = models.URLField(_("address of the source"), max_length=500, blank=True)
    year = models.CharField(_("year"), max_length=20, blank=True)
    audiences = models.JSONField(_("audiences"), default=list, blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Verification.choices, default=Verification.UNVERIFIED)
    note = models.TextField(_("note for editors"), blank=True)
    review_by = models.DateField(_("review by"))

    objects = FactQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("status")]),
        FieldPanel("wording"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("address"), FieldPanel("year")], heading=_("Source")),
        FieldPanel("note"),
        FieldPanel("review_by"),
    ]
    search_fields = [index.SearchField("wording"), index.AutocompleteField("key"), index.FilterField("status")]

    class Meta:
        ordering = ["key"]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return f"{self.key}: {self.wording}"

    @property
    def is_verified(self) -> bool:
        """Whether learners may be shown it."""
        return self.status == Verification.VERIFIED


class HelpServiceQuerySet(RegisterQuerySet):
    def for_region(self, region: str) -> HelpServiceQuerySet:
        """Services of a region and of the regions around it: CA-ON-PEEL is served by CA-ON-PEEL, CA-ON and CA."""
        parts = region.split("-")
        around = ["-".join(parts[: n + 1]) for n in range(len(parts))]
        return self.filter(Q(region__in=around) | Q(region=""))


@register_snippet
class HelpService(index.Indexed, models.Model):
    """A help line or reporting body, checked by a person at intervals."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        HELPLINE = "helpline", _("Help line")
        REPORTING = "reporting", _("Reporting")
        LOCAL = "local", _("Local service")

    key = models.SlugField(_("id"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    description = models.CharField(_("what it is for"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.HELPLINE)
    region = models.CharField(_("region"), max_length=20, blank=True)
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    sms = models.CharField(_("text number"), max_length=40, blank=True)
    sms_keyword = models.CharField(_("text keyword"), max_length=40, blank=True)
    web = models.URLField(_("web address"), max_length=300, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    audience = models.CharField(_("who it serves"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=50)
    status = models.CharField(_("status"), max_length=20, choices=Verification.choices, default=Verification.UNVERIFIED)
    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check = models.DateField(_("next check"), null=True, blank=True)
    note = models.TextField(_("note for editors"), blank=True)

    objects = HelpServiceQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("kind"), FieldPanel("position")]),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("languages"), FieldPanel("hours"), FieldPanel("audience")]),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("sms"), FieldPanel("sms_keyword"), FieldPanel("web")],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("verified_on"), FieldPanel("next_check"), FieldPanel("note")],
            heading=_("Checking"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("region")]

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("help service")
        verbose_name_plural = _("help services")

    def __str__(self) -> str:
        return self.name

    @property
    def phone_link(self) -> str:
        return "tel:" + "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def sms_link(self) -> str:
        return "sms:" + "".join(sign for sign in self.sms if sign.isdigit() or sign == "+")


@register_snippet
class GlossaryTerm(index.Indexed, models.Model):
    """A word explained in plain language."""

    key = models.SlugField(_("id"), max_length=60, unique=True)
    term = models.CharField(_("term"), max_length=100)
    meaning = models.TextField(_("meaning"))

    panels = [FieldPanel("key"), FieldPanel("term"), FieldPanel("meaning")]
    search_fields = [index.SearchField("term"), index.SearchField("meaning"), index.AutocompleteField("term")]

    class Meta:
        ordering = ["term"]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term
