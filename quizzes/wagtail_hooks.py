"""Questions and banks at the editor's desk."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from quizzes.models import Question, QuestionBank


class QuestionViewSet(SnippetViewSet):
    model = Question
    icon = "help"
    menu_label = _("Questions")
    list_display = [
        "__str__",
        Column("kind_name", label=_("Type")),
        Column("bank", label=_("Bank"), sort_key="bank__title"),
        Column("tag_words", label=_("Tags")),
        Column("get_difficulty_display", label=_("Difficulty"), sort_key="difficulty"),
        BooleanColumn("practice", label=_("Practice only"), sort_key="practice"),
    ]
    list_filter = ["bank", "difficulty", "age_band", "practice"]
    list_per_page = 50
    chooser_per_page = 20

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return Question.objects.select_related("bank")


class QuestionBankViewSet(SnippetViewSet):
    model = QuestionBank
    icon = "folder-open-inverse"
    menu_label = _("Question banks")
    list_display = [
        "title",
        "slug",
        Column("number_of_questions", label=_("Questions"), sort_key="number_of_questions"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionBank]:
        return QuestionBank.objects.annotate(number_of_questions=Count("questions"))


class QuizViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Questions")
    menu_icon = "help"
    menu_order = 320
    items = (QuestionViewSet, QuestionBankViewSet)


register_snippet(QuizViewSetGroup)
