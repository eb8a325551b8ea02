"""Whether checking a pupil's certificate shows the name on it, or initials."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Organisation


class NamePolicyQuerySet(models.QuerySet["NamePolicy"]):
    def nearest_to(self, organisation: Organisation) -> NamePolicy | None:
        """Its own word, or that of the nearest organisation above it that has one."""
        upwards = self.filter(organisation__path__in=organisation.paths_upwards)
        return upwards.order_by("-organisation__depth").first()


class NamePolicy(models.Model):
    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("organisation")
    )
    shows_full_names = models.BooleanField(
        _("show full names"),
        default=False,
        help_text=_(
            "To whoever checks the code of a pupil's certificate. Otherwise they see initials. "
            "It holds for everything below this organisation that has no word of its own."
        ),
    )

    objects = NamePolicyQuerySet.as_manager()

    class Meta:
        verbose_name = _("names on pupils' certificates")
        verbose_name_plural = _("names on pupils' certificates")

    def __str__(self) -> str:
        return str(self.organisation)
