"""What a place says of its own on its papers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Organisation

MOST_PEOPLE, MOST_LANGUAGES, MOST_SERVICES = 6, 4, 6


class Paper(models.TextChoices):
    A4 = "a4", _("A4, and A3 for the large poster")
    LETTER = "letter", _("Letter, and Tabloid for the large poster")


class PaperFacts(models.Model):
    """Each is kept for the organisation and everything below it. What is left empty is said as it is above."""

    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="paper_facts")
    people = models.JSONField(_("whom to tell"), default=list, blank=True)  # [{"name", "phone", "place"}]
    languages = models.JSONField(_("languages"), default=list, blank=True)
    services = models.JSONField(_("help lines"), default=list, blank=True)  # keys of help services
    paper = models.CharField(_("paper"), max_length=10, choices=Paper.choices, blank=True)

    class Meta:
        verbose_name = _("facts for papers")
        verbose_name_plural = _("facts for papers")

    def __str__(self) -> str:
        return str(self.organisation)
