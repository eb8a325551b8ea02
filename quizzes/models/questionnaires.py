"""What is asked before and after a course."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, RevisionMixin

from curriculum.models import Course
from curriculum.models.pages import PLAIN_TEXT
from quizzes.questionnaires.scales import ConfidenceBlock, KnowledgeBlock, MythBlock, VignetteBlock

SCALES = {
    "knowledge": _("knowledge"),
    "myths": _("myths"),
    "confidence": _("confidence"),
    "intention": _("intention"),
}


class Questionnaire(DraftStateMixin, RevisionMixin, models.Model):
    """One course in one language has at most one. Published, it is offered to learners."""

    course = models.OneToOneField(
        Course, verbose_name=_("course"), on_delete=models.CASCADE, related_name="questionnaire"
    )
    title = models.CharField(_("title"), max_length=120, help_text=_("Neutral: it is what a learner's screen shows."))
    introduction = RichTextField(
        _("introduction"),
        features=PLAIN_TEXT,
        help_text=_("Why we ask, that there is no mark, and that any question may be skipped."),
    )
    knowledge = StreamField([("statement", KnowledgeBlock())], verbose_name=SCALES["knowledge"], min_num=8, max_num=10)
    myths = StreamField([("statement", MythBlock())], verbose_name=SCALES["myths"], min_num=5, max_num=6)
    confidence = StreamField(
        [("statement", ConfidenceBlock())], verbose_name=SCALES["confidence"], min_num=4, max_num=6
    )
    intention = StreamField([("situation", VignetteBlock())], verbose_name=SCALES["intention"], min_num=3, max_num=3)

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")

    def __str__(self) -> str:
        return f"{self.course}: {self.title}"

    def frozen(self) -> dict[str, Any]:
        """The wording and what counts as right, as an edition stores them."""
        return {
            "title": self.title,
            "language": self.course.locale.language_code,
            "scales": {
                scale: [child.block.freeze(child.value, child.id) for child in getattr(self, scale)] for scale in SCALES
            },
        }
