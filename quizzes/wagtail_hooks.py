"""Questions, banks and the analysis of quizzes at the editor's desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.widgets.button import BaseButton, Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from curriculum.house_style.checking import check
from people.models import User
from quizzes.analysis.listing import address_of, policy
from quizzes.desk.regrades import RegradeView, regrade_address
from quizzes.exchange.buttons import BankEditView, buttons_for
from quizzes.models import Question, QuestionBank, Quiz
from quizzes.questionnaires import desk as questionnaires
from quizzes.questionnaires.cms import QuestionnaireViewSet


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
    edit_view_class = BankEditView
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
    items = (QuestionViewSet, QuestionBankViewSet, QuestionnaireViewSet)


register_snippet(QuizViewSetGroup)


@hooks.register("register_admin_urls")
def register_desk_urls() -> list[URLPattern | URLResolver]:
    return [
        path("quizzes/<int:quiz_id>/regrade/", RegradeView.as_view(), name="quizzes_regrade"),
        path("quiz-analysis/", include("quizzes.analysis.desk", namespace="quiz_analysis")),
        path("questionnaires/", include("quizzes.questionnaires.desk", namespace="questionnaire_report")),
        path("question-banks/", include("quizzes.exchange.urls")),
    ]


@hooks.register("register_snippet_listing_buttons")
def register_exchange_buttons(snippet: Any, user: User, next_url: str | None = None) -> list[BaseButton]:
    return buttons_for(snippet, user) if isinstance(snippet, QuestionBank) else []


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def register_regrade_button(page: Page, user: User, **kwargs: Any) -> Iterator[Button]:
    if isinstance(page.specific_deferred, Quiz) and page.permissions_for_user(user).can_publish():
        yield Button(_("Grade anew"), regrade_address(page), icon_name="rotate", priority=66)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def register_analysis_button(page: Page, user: User, **kwargs: Any) -> Iterator[Button]:
    if isinstance(page.specific_deferred, Quiz) and page.permissions_for_user(user).can_edit():
        yield Button(_("Quiz analysis"), address_of(page), icon_name="table", priority=67)


class AnalysisMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return policy().user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def register_analysis_in_reports() -> MenuItem:
    return AnalysisMenuItem(
        _("Quiz analysis"), reverse("quiz_analysis:index"), name="quiz-analysis", icon_name="table", order=650
    )


class QuestionnairesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return questionnaires.policy().user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def register_questionnaires_in_reports() -> MenuItem:
    address = reverse("questionnaire_report:index")
    return QuestionnairesMenuItem(
        questionnaires.QuestionnairesReport.page_title, address, name="questionnaires", icon_name="list-ul", order=660
    )


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def say_what_is_worth_a_look(request: HttpRequest, instance: Any) -> None:
    """A question has no panel beside its editor; what stops nothing is said once it is saved."""
    if isinstance(instance, Question):
        for finding in check(instance):
            messages.warning(request, f"{finding.place}: {finding.sentence} {finding.advice}")


@hooks.register("after_edit_snippet")
def say_that_keys_are_kept(request: HttpRequest, instance: Any) -> None:
    if isinstance(instance, Question):
        sentence = _("Attempts handed in before keep their key. To change that, open the quiz and choose “Grade anew”.")
        messages.info(request, sentence)
