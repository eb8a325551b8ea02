"""What was taught of which lesson, as its teacher notes it: was the course taught as it was meant?"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import Group, User

LONGEST_NOTE = 200


class Adapted(models.TextChoices):
    SHORTER = "shorter", _("Made shorter")
    LONGER = "longer", _("Took more time")
    ORDER = "order", _("In another order")
    EXAMPLES = "examples", _("Other examples")
    WORDS = "words", _("Simpler words, or another language")
    PAPER = "paper", _("On paper, without devices")
    TOGETHER = "together", _("Together instead of alone, or the other way round")
    OTHER = "other", _("Something else")


class Taught(models.Model):
    """One lesson on one day. Nothing in it is about a learner, so it stays when a class is erased."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="taught")
    course_key = models.UUIDField(_("course key"))
    step_key = models.UUIDField(_("lesson key"))
    title = models.CharField(_("title"), max_length=255)  # of the lesson, as it was then
    taught_on = models.DateField(_("taught on"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    skipped = models.JSONField(_("left out"), default=list)  # names of parts, as they were then
    adapted = models.JSONField(_("changed"), default=list)  # of `Adapted`
    note = models.CharField(_("note"), max_length=LONGEST_NOTE, blank=True)
    # None: somebody who leads no group here, such as a supply teacher.
    taught_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["taught_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "step_key", "taught_on"], name="dashboards_one_note_a_day")
        ]
        verbose_name = _("note on what was taught")
        verbose_name_plural = _("notes on what was taught")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.title}, {self.taught_on}"

    @property
    def changes(self) -> list[str]:
        """In words."""
        return [str(Adapted(one).label) for one in self.adapted if one in Adapted.values]
