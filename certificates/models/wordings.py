"""The words of a design, in each language that certificates are printed in."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from certificates.designs.wording import PARTS, validate_printable, validate_wording

HELP = {
    "heading": _("Blank: “Certificate of completion”."),
    "lead": _("Above the name. Blank: “This certifies that”."),
    "statement": _("Between the name and the course. Blank: “has completed the course”."),
    "closing": _("Below the course. Blank: nothing."),
}


def sentence(part: str, label: Any, longest: int) -> models.CharField:
    checks = [validate_wording, validate_printable]
    return models.CharField(label, max_length=longest, blank=True, validators=checks, help_text=HELP[part])


class Wordings(models.Model):
    heading_en = sentence("heading", _("heading"), 60)
    lead_en = sentence("lead", _("words before the name"), 100)
    statement_en = sentence("statement", _("words after the name"), 100)
    closing_en = sentence("closing", _("closing words"), 200)
    heading_fr = sentence("heading", _("heading"), 60)
    lead_fr = sentence("lead", _("words before the name"), 100)
    statement_fr = sentence("statement", _("words after the name"), 100)
    closing_fr = sentence("closing", _("closing words"), 200)

    class Meta:
        abstract = True

    def wordings(self) -> dict[str, dict[str, str]]:
        """By language; blank parts are left to the house."""
        return {language: words for language in ("en", "fr") if (words := self.words_in(language))}

    def words_in(self, language: str) -> dict[str, str]:
        words = {part: getattr(self, f"{part}_{language}").strip() for part in PARTS}
        return {part: text for part, text in words.items() if text}


FIELDS_HELP = _(
    "You may write {name}, {course}, {date}, {organisation}, {site}, {minutes}, {score} and {version}. Where a"
    " certificate has nothing to put in, the usual words are printed instead. Name and course are always printed large"
    " on lines of their own."
)


def wording_panel(language: str, heading: Any) -> MultiFieldPanel:
    fields = [FieldPanel(f"{part}_{language}") for part in PARTS]
    return MultiFieldPanel(fields, heading=heading, help_text=FIELDS_HELP)
