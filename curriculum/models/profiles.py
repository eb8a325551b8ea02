"""Compliance profiles: what a jurisdiction's training rule asks of a course."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index

from curriculum.choices import Audience, KeptFrom, Sector, Topic
from curriculum.forms import ComplianceProfileForm
from curriculum.models.registers import HelpService, RegisterEntry, RegisterQuerySet
from curriculum.validators import validate_region
from people.models import Work

if TYPE_CHECKING:
    from curriculum.models.pages import Course

LEAP_YEAR = 2024  # so that a rule may name 29 February


class ComplianceProfileQuerySet(RegisterQuerySet):
    def due(self, on: dt.date | None = None) -> Self:
        """An approval that ends is to be looked at as well: without it a course no longer counts."""
        day = on or timezone.localdate()
        return self.filter(Q(review_by__lte=day) | Q(approved_until__lte=day))


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
    objects = ComplianceProfileQuerySet.as_manager()
    base_form_class = ComplianceProfileForm

    panels = [
        HelpPanel(template="curriculum/cms/no_legal_advice.html"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("status")]),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("audience"), FieldPanel("sector")]),
        MultiFieldPanel(
            [
                FieldPanel("covered_works"),
                FieldRowPanel(
                    [
                        FieldPanel("minimum_minutes", help_text=_("Empty: no length is named.")),
                        FieldPanel("is_paced"),
                    ]
                ),
                FieldPanel("required_topics"),
                FieldPanel("required_contacts"),
            ],
            heading=_("What it asks"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("due_days"),
                FieldPanel(
                    "renewal_months",
                    help_text=_("Counted from the day somebody finished. Or choose a day of the year instead."),
                ),
                FieldRowPanel(
                    [
                        FieldPanel("renewal_month"),
                        FieldPanel("renewal_day", help_text=_("29 February is the 28th in other years.")),
                    ]
                ),
            ],
            heading=_("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "attestation",
                    help_text=_("What people confirm at the end, in your own words. Empty: nothing is confirmed."),
                ),
                FieldPanel("asks_signature", help_text=_("People type their name; the day and the words are kept.")),
                FieldRowPanel(
                    [
                        FieldPanel("retention_months", help_text=_("Empty: no time is named.")),
                        FieldPanel("retention_from"),
                    ]
                ),
                FieldPanel("hours_to_produce", help_text=_("After an inspector asks. Empty: none is named.")),
                FieldRowPanel(
                    [
                        FieldPanel(
                            "approval_reference",
                            help_text=_("Where a course counts only once an authority has approved it."),
                        ),
                        FieldPanel("approved_until"),
                    ]
                ),
            ],
            heading=_("Proof"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("address"),
                FieldPanel("note", help_text=_("What was not seen, what is our own judgement, what to check.")),
                FieldPanel("review_by"),
            ],
            heading=_("Source"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("region")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("compliance profile")
        verbose_name_plural = _("compliance profiles")

    def __str__(self) -> str:
        return self.name

    @property
    def due_on(self) -> dt.date:
        return min(self.review_by, self.approved_until or self.review_by)

    def clean(self) -> None:
        """For the desk and for files alike: what a requirement could not be made of is said to whoever writes it."""
        super().clean()
        wrong = dict(chain(self._renewal_mistakes(), self._unknown_names()))
        if wrong:
            raise ValidationError(wrong)

    def _renewal_mistakes(self) -> Iterator[tuple[str, str]]:
        month, day = self.renewal_month, self.renewal_day
        if self.renewal_months == 0:
            yield "renewal_months", gettext("Write 1 or more, or leave it empty if it is asked once.")
        elif self.renewal_months and (month or day):
            yield "renewal_months", gettext("Choose one: again after so many months, or every year by a day.")
        if month and not day:
            yield "renewal_day", gettext("Give the day too, or leave out the month.")
        if day and not month:
            yield "renewal_month", gettext("Give the month too, or leave out the day.")
        if month and day and month in MONTHS and day > (last := monthrange(LEAP_YEAR, month)[1]):
            words = gettext("%(month)s has %(days)d days.")
            yield "renewal_day", words % {"month": MONTHS[month], "days": last}

    def _unknown_names(self) -> Iterator[tuple[str, str]]:
        works = [str(work) for work in self.covered_works if work not in Work.values]
        if works:
            yield "covered_works", gettext("There is no such work: %(names)s.") % {"names": ", ".join(works)}
        named = set(self.required_contacts)
        services = HelpService.objects.originals().filter(key__in=named)
        contacts = sorted(named - set(services.values_list("key", flat=True)))
        if contacts:
            words = gettext("There is no help service with this id: %(names)s.")
            yield "required_contacts", words % {"names": ", ".join(contacts)}

    @property
    def topics(self) -> list[Topic]:
        return [topic for topic in Topic if topic.value in self.required_topics]

    def is_for(self, course: Course) -> bool:
        """Whether the rule asks anything of such a course."""
        return self.audience in ("", course.audience) and self.sector in ("", course.sector)
