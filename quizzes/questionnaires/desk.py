"""What courses change, at the editor's desk: for who may edit questionnaires."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from quizzes.analysis import FEWEST
from quizzes.models import Questionnaire, Reply, Time
from quizzes.questionnaires.measuring import Measured, measure
from quizzes.questionnaires.spreadsheet import dictionary_file, figures_file


def policy() -> BasePermissionPolicy:
    return policy_registry.get_by_type(Questionnaire)


def questionnaire_to_edit(request: HttpRequest, pk: int) -> Questionnaire:
    if not policy().user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(Questionnaire.objects.select_related("course__locale"), pk=pk)


def address_of(questionnaire: Questionnaire) -> str:
    return reverse("questionnaire_report:figures", args=[questionnaire.pk])


def few_hidden(time: Time) -> Callable[[Questionnaire], str]:
    def number(questionnaire: Questionnaire) -> str:
        found = getattr(questionnaire, f"replies_{time.value}")
        return "–" if 0 < found < FEWEST else str(found)

    return number


class QuestionnairesReport(PermissionCheckedMixin, BaseListingView):
    template_name = "quizzes/analysis/quizzes.html"
    page_title = _("What courses change")
    header_icon = "list-ul"
    permission_required = "change"
    index_url_name = "questionnaire_report:index"
    index_results_url_name = "questionnaire_report:results"
    paginate_by = 50
    default_ordering = "course__title"
    verbose_name_plural = Questionnaire._meta.verbose_name_plural
    columns = [
        TitleColumn("course", label=_("Course"), accessor="course.title", get_url=address_of),
        Column("language", label=_("Language"), accessor="course.locale"),
        *(Column(time.value, label=time.label, accessor=few_hidden(time)) for time in Time),
    ]

    permission_policy = property(lambda self: policy())

    def get_base_queryset(self) -> QuerySet[Questionnaire]:
        replies = Reply.objects.filter(
            course_key=OuterRef("course__translation_key"), language=OuterRef("course__locale__language_code")
        )
        counts = {f"replies_{time.value}": counted(replies.filter(time=time)) for time in Time}
        return Questionnaire.objects.select_related("course__locale").annotate(**counts)


def counted(replies: QuerySet[Reply]) -> Coalesce:
    number = replies.order_by().values("course_key").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


class Figures(WagtailAdminTemplateMixin, TemplateView):
    template_name = "quizzes/questionnaires/desk/figures.html"
    page_title = _("What the course changes")
    header_icon = "list-ul"
    http_method_names = ["get", "head"]

    @cached_property
    def questionnaire(self) -> Questionnaire:
        return questionnaire_to_edit(self.request, self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return f"{self.questionnaire.course.title} ({self.questionnaire.course.locale})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        reports = {"url": reverse("questionnaire_report:index"), "label": QuestionnairesReport.page_title}
        return [*self.breadcrumbs_items, reports, {"url": "", "label": self.get_page_subtitle()}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        pk = self.questionnaire.pk
        edit = reverse("wagtailsnippets_quizzes_questionnaire:edit", args=[pk])
        file = reverse("questionnaire_report:file", args=[pk])
        dictionary = reverse("questionnaire_report:dictionary")
        return [
            HeaderButton(_("Edit the questionnaire"), url=edit, icon_name="edit", priority=10),
            HeaderButton(_("Download as CSV"), url=file, icon_name="download", priority=20),
            HeaderButton(_("What the columns mean"), url=dictionary, icon_name="download", priority=30),
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        measured = measure(self.questionnaire)
        return super().get_context_data(**kwargs) | {
            "measured": measured,
            "scales": [(line, measured.items_of(line.scale)) for line in measured.scales],
            "times": [(time, measured.replies[time]) for time in Time],
            "is_shown": has_figures(measured),
            "fewest": FEWEST,
        }


def has_figures(measured: Measured) -> bool:
    return any(crowd.is_shown for crowd in measured.replies.values())


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    questionnaire = questionnaire_to_edit(request, pk)
    return attached(figures_file(measure(questionnaire)), f"questionnaire-{questionnaire.pk}.csv")


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    if not policy().user_has_permission(request.user, "change"):
        raise PermissionDenied
    return attached(dictionary_file(), "questionnaire-columns.csv")


def attached(text: str, name: str) -> HttpResponse:
    return HttpResponse(
        text,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


app_name = "questionnaire_report"
urlpatterns = [
    path("", QuestionnairesReport.as_view(), name="index"),
    path("results/", QuestionnairesReport.as_view(results_only=True), name="results"),
    path("columns.csv", dictionary, name="dictionary"),
    path("<int:pk>/", Figures.as_view(), name="figures"),
    path("<int:pk>/figures.csv", file, name="file"),
]
