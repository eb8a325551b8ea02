"""What the leader's pages keep of their own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dashboards.api.models import ApiToken
from dashboards.archiving.models import ClassCount
from dashboards.fidelity.models import Taught
from dashboards.inspector.models import InspectorFile, InspectorPart
from dashboards.papers.models import PaperFacts
from dashboards.presenting.models import ClassChoice, Showing
from dashboards.question_box.models import BoxAnswer, BoxEntry, BoxRules, QuestionBox
from dashboards.reminders.models import FewerReminders, Reminder, ReminderRules
from dashboards.retention.models import LeaverCount, RecordHold
from dashboards.rosters.models import RosterDraft
from dashboards.staff.models import StaffDraft
from people.models import User

__all__ = [
    "ApiToken",
    "BoxAnswer",
    "BoxEntry",
    "BoxRules",
    "ClassChoice",
    "ClassCount",
    "FewerReminders",
    "InspectorFile",
    "InspectorPart",
    "LeaverCount",
    "PaperFacts",
    "QuestionBox",
    "RecordHold",
    "Reminder",
    "ReminderRules",
    "RosterDraft",
    "Showing",
    "StaffDraft",
    "Taught",
    "TrainedElsewhere",
]


class TrainedElsewhere(models.Model):
    """An editor's word that someone needs no facilitator's module here before they teach."""

    wagtail_reference_index_ignore = True
    person = models.OneToOneField(
        User, on_delete=models.CASCADE, related_name="trained_elsewhere", verbose_name=_("person")
    )
    reason = models.CharField(_("reason"), max_length=300, help_text=_("Such as: took the board's own training."))
    recorded_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, editable=False, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at"]
        verbose_name = _("trained elsewhere")
        verbose_name_plural = _("trained elsewhere")

    def __str__(self) -> str:
        return str(self.person)
