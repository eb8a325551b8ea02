"""Questionnaires at the editor's desk."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from quizzes.models import Questionnaire

PANELS = [
    HelpPanel(
        _(
            "Asked before a course, after it, and once more from 6 weeks later on. Nobody is marked and everything may"
            " be skipped. Never ask about the learner's own life, relationships or what happened to them."
        )
    ),
    MultiFieldPanel([FieldPanel("course"), FieldPanel("title"), FieldPanel("introduction")], heading=_("What it is")),
    MultiFieldPanel(
        [FieldPanel("knowledge")], heading=_("Knowledge"), help_text=_("8 to 10 statements that are true or not.")
    ),
    MultiFieldPanel(
        [FieldPanel("myths")],
        heading=_("Myths"),
        help_text=_("5 or 6 statements; learners say how much they agree. Let one of them be true."),
    ),
    MultiFieldPanel(
        [FieldPanel("confidence")],
        heading=_("Confidence"),
        help_text=_("4 to 6 statements such as “I would know whom to tell.”"),
    ),
    MultiFieldPanel(
        [FieldPanel("intention")],
        heading=_("Intention"),
        help_text=_("3 situations about invented people: what would you do? At least one option helps."),
    ),
]


class QuestionnaireViewSet(SnippetViewSet):
    model = Questionnaire
    icon = "list-ul"
    menu_label = _("Questionnaires")
    copy_view_enabled = False
    panels = PANELS
    list_display = ["title", Column("course", label=_("Course")), LiveStatusTagColumn()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Questionnaire]:
        return Questionnaire.objects.select_related("course")
