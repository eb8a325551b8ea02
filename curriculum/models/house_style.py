"""What the house-style check knows: words to avoid, and which links answered when they were last tried."""

from __future__ import annotations

import re
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.search import index

from curriculum.choices import WordingAction
from curriculum.forms import WordForm


class WordQuerySet(models.QuerySet["WordToAvoid"]):
    def for_readers(self, language: str, audience: str) -> list[WordToAvoid]:
        """What holds for learners of an audience, the longest first: “innocent victim” before “victim”. Which of a
        list's entries these are is asked here and not of the database: SQLite cannot look into lists."""
        words = [word for word in self.filter(language=language) if word.holds_for(audience)]
        return sorted(words, key=lambda word: -len(word.avoid))


class WordToAvoid(index.Indexed, models.Model):
    """A word that harms or misleads, and what to write instead."""

    key = models.SlugField(_("id"), max_length=60, unique=True)
    avoid = models.CharField(_("word or phrase to avoid"), max_length=100)
    forms = models.TextField(
        _("other forms"), blank=True, help_text=_("Other spellings that count as the same. One on each line.")
    )
    prefer = models.CharField(_("write instead"), max_length=300)
    action = models.CharField(
        _("what to do"), max_length=20, choices=WordingAction.choices, default=WordingAction.REPLACE
    )
    audiences = models.JSONField(
        _("audiences"), default=list, blank=True, help_text=_("Where the rule holds. None ticked: everywhere.")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")

    base_form_class = WordForm
    objects = WordQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("language")]),
        FieldPanel("avoid"),
        FieldPanel("forms"),
        FieldPanel("prefer"),
        FieldPanel("action"),
        FieldPanel("audiences"),
    ]
    search_fields = [index.SearchField("avoid"), index.SearchField("prefer"), index.AutocompleteField("avoid")]

    class Meta:
        ordering = ["avoid"]
        verbose_name = _("word to avoid")
        verbose_name_plural = _("words to avoid")

    def __str__(self) -> str:
        return self.avoid

    def holds_for(self, audience: str) -> bool:
        return not self.audiences or audience in self.audiences

    @property
    def must_be_replaced(self) -> bool:
        return self.action == WordingAction.REPLACE

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds the word and its forms as whole words; any white space counts as a space."""
        forms = sorted({self.avoid, *self.forms.splitlines()}, key=len, reverse=True)
        spelled = [r"\s+".join(map(re.escape, form.split())) for form in forms if form.strip()]
        return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


class CheckedLinkQuerySet(models.QuerySet["CheckedLink"]):
    def broken(self) -> CheckedLinkQuerySet:
        """For reports: links that did not answer when they were last tried."""
        return self.filter(works=False)


class CheckedLink(models.Model):
    """An address on a page, and whether it answered."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="checked_links", verbose_name=_("page"))
    address = models.CharField(_("address"), max_length=500)
    works = models.BooleanField(_("works"))
    reason = models.CharField(_("what happened"), max_length=300, blank=True)
    checked_at = models.DateTimeField(_("tried on"))

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "address"], name="curriculum_one_check_per_link_and_page")
        ]
        ordering = ["page", "address"]
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")

    def __str__(self) -> str:
        return self.address
