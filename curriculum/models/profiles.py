"""Compliance profiles: what a jurisdiction's training rule asks of a course."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from curriculum.choices import Audience, KeptFrom, Sector, Topic
from curriculum.forms import ComplianceProfileForm
from curriculum.models.registers import RegisterEntry, RegisterQuerySet
from curriculum.validators import validate_region

if TYPE_CHECKING:
    from curriculum.models.pages import Course


class ComplianceProfile(index.Indexed, RegisterEntry):
    """An example of a rule and never legal advice: whoever relies on it reads the source first."""

    key = models.SlugField(_("id"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    region = models.CharField(_("region"), max_length=20, blank=True, validators=[validate_region])
    audience = models.CharField(
        _("audience"), max_length=20, choices=Audience.choices, blank=True, default=Audience.EMPLOYERS
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector.choices, blank=True)
    minimum_minutes = models.PositiveSmallIntegerField(_("minimum length (minutes)"), null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(
        _("due (days after hire)"), null=True, blank=True, help_text=_("0: on the day of hire. Empty: none is named.")
    )
    renewal_months = models.PositiveSmallIntegerField(_("again after (months)"), null=True, blank=True)
    renewal_month = models.PositiveSmallIntegerField(
        _("again every year by: month"), null=True, blank=True, validators=[MaxValueValidator(12), MinValueValidator(1)]
    )
    renewal_day = models.PositiveSmallIntegerField(
        _("again every year by: day"), null=True, blank=True, validators=[MaxValueValidator(31), MinValueValidator(1)]
    )
    is_paced = models.BooleanField(
        _("paced"), default=False, help_text=_("Everything is read and watched, at a reader’s pace, before it counts.")
    )
    asks_signature = models.BooleanField(_("signed and dated acknowledgement"), default=False)
    attestation = models.TextField(_("closing statement"), blank=True)
    covered_works = models.JSONField(_("who is covered"), default=list, blank=True)  # of people.models.Work; []: all
    retention_months = models.PositiveSmallIntegerField(_("records are kept for (months)"), null=True, blank=True)
    retention_from = models.CharField(
        _("counted from"), max_length=20, choices=KeptFrom.choices, default=KeptFrom.COMPLETION
    )
    hours_to_produce = models.PositiveSmallIntegerField(_("records are shown within (hours)"), null=True, blank=True)
    required_contacts = models.JSONField(_("contacts to name"), default=list, blank=True)  # keys of help services
    approval_reference = models.CharField(_("approval reference"), max_length=120, blank=True)
    approved_until = models.DateField(_("approved until"), null=True, blank=True)
    required_topics = models.JSONField(_("required topics"), default=list, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    address = models.URLField(_("address of the source"), max_length=500, blank=True)
    review_by = models.DateField(_("review by"))

    DUE_FIELD: ClassVar[str] = "review_by"
    objects = RegisterQuerySet.as_manager()
    base_form_class = ComplianceProfileForm

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("status")]),
        FieldPanel("name"),
        FieldRowPanel(
            [FieldPanel("region"), FieldPanel("audience"), FieldPanel("sector"), FieldPanel("minimum_minutes")]
        ),
        FieldPanel("required_topics"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("address")], heading=_("Source")),
        FieldPanel("note"),
        FieldPanel("review_by"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("region")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("compliance profile")
        verbose_name_plural = _("compliance profiles")

    def __str__(self) -> str:
        return self.name

    @property
    def topics(self) -> list[Topic]:
        return [topic for topic in Topic if topic.value in self.required_topics]

    def is_for(self, course: Course) -> bool:
        """Whether the rule asks anything of such a course."""
        return self.audience in ("", course.audience) and self.sector in ("", course.sector)
