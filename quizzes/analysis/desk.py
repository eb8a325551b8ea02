"""Quiz analysis at the editor's desk: a report of all quizzes, and a page for each. Only for who may edit the quiz."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.tasks import TaskResultStatus
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from quizzes.analysis import FEWEST
from quizzes.analysis.listing import QuizzesReport
from quizzes.analysis.reading import MOST_NEW, attempts_since, read_analysis
from quizzes.analysis.recomputing import work_out_again
from quizzes.analysis.spreadsheet import file_of
from quizzes.models import Quiz

A_PAGE = 20  # questions


def quiz_to_edit(request: HttpRequest, pk: int) -> Quiz:
    quiz = get_object_or_404(Quiz.objects.select_related("locale"), pk=pk)
    if not quiz.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return quiz


class QuizAnalysis(WagtailAdminTemplateMixin, TemplateView):
    template_name = "quizzes/analysis/quiz.html"
    page_title = _("Quiz analysis")
    header_icon = "table"
    http_method_names = ["get", "head"]

    @cached_property
    def quiz(self) -> Quiz:
        return quiz_to_edit(self.request, self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return self.quiz.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reports = {"url": reverse("quiz_analysis:index"), "label": self.page_title}
        return [*self.breadcrumbs_items, reports, {"url": "", "label": self.get_page_subtitle()}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.quiz.pk])
        file = reverse("quiz_analysis:file", args=[self.quiz.pk])
        return [
            HeaderButton(_("Edit the quiz"), url=edit, icon_name="edit", priority=10),
            HeaderButton(_("Download as CSV"), url=file, icon_name="download", priority=20),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reading = read_analysis(self.quiz)
        page = Paginator(reading.questions, A_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "quiz": self.quiz,
            "reading": reading,
            "questions": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "since": attempts_since(self.quiz, reading.analysis),
            "most_new": MOST_NEW,
            "fewest": FEWEST,
        }


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    quiz = quiz_to_edit(request, pk)
    result = work_out_again(quiz.translation_key, quiz.locale.language_code)
    if result is None:
        messages.info(request, _("The figures are being worked out already. Come back in a minute."))
    elif result.status == TaskResultStatus.FAILED:
        messages.error(request, _("The figures could not be worked out; those from before are kept. Please try again."))
    elif result.status == TaskResultStatus.SUCCESSFUL:
        messages.success(request, _("The figures are worked out again."))
    else:
        messages.success(request, _("The figures are being worked out. Come back in a minute."))
    return redirect("quiz_analysis:quiz", quiz.pk)


@require_safe
def file(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    quiz = quiz_to_edit(request, pk)
    response = StreamingHttpResponse(file_of(quiz, read_analysis(quiz)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="quiz-analysis-{quiz.pk}.csv"'
    return response


app_name = "quiz_analysis"
urlpatterns = [
    path("", QuizzesReport.as_view(), name="index"),
    path("results/", QuizzesReport.as_view(results_only=True), name="results"),
    path("<int:pk>/", QuizAnalysis.as_view(), name="quiz"),
    path("<int:pk>/again/", again, name="again"),
    path("<int:pk>/figures.csv", file, name="file"),
]
