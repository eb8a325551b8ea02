"""The report of all quizzes: how often each was taken, how it went, and how much there is to look at."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Left, Length
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import BaseListingView, PermissionCheckedMixin
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from curriculum.models import Course
from quizzes.models import Analysis, Quiz

WIDE = "quiz-analysis-column--wide"  # where there is room
FOUND = ["attempts_counted", "mean", "reliability", "flags"]


def policy() -> BasePermissionPolicy:
    return policy_registry.get_by_type(Quiz)


def address_of(quiz: Quiz) -> str:
    return reverse("quiz_analysis:quiz", args=[quiz.pk])


def mean_of(quiz: Quiz) -> str:
    return "" if quiz.mean is None else f"{floatformat(quiz.mean, 0)} %"


def steadiness_of(quiz: Quiz) -> str:
    return "" if quiz.reliability is None else floatformat(quiz.reliability, 2)


class QuizzesReport(PermissionCheckedMixin, BaseListingView):
    template_name = "quizzes/analysis/quizzes.html"
    page_title = _("Quiz analysis")
    header_icon = "table"
    permission_required = "change"
    index_url_name = "quiz_analysis:index"
    index_results_url_name = "quiz_analysis:results"
    paginate_by = 50
    is_searchable = True
    search_fields = ["title"]
    search_backend_name = None
    default_ordering = "title"
    verbose_name_plural = Quiz._meta.verbose_name_plural
    columns = [
        TitleColumn("title", label=_("Quiz"), accessor="get_admin_display_title", get_url=address_of, sort_key="title"),
        Column("course_title", label=_("Course"), sort_key="course_title", classname=WIDE),
        Column("locale", label=_("Language"), classname=WIDE),
        Column("attempts_counted", label=_("Attempts"), sort_key="attempts_counted"),
        Column("mean", label=_("Mean score"), accessor=mean_of, sort_key="mean"),
        Column("reliability", label=_("Steadiness"), accessor=steadiness_of, sort_key="reliability", classname=WIDE),
        Column("flags", label=_("To look at"), sort_key="flags"),
    ]

    permission_policy = property(lambda self: policy())

    def get_base_queryset(self) -> QuerySet[Quiz]:
        mine = policy().instances_user_has_permission_for(self.request.user, "change")
        analysis = Analysis.objects.filter(
            quiz_key=OuterRef("translation_key"), language=OuterRef("locale__language_code")
        )
        course = Course.objects.filter(path=Left(OuterRef("path"), Length("path")))
        found = {name: Subquery(analysis.values(name)[:1]) for name in FOUND}
        quizzes = Quiz.objects.filter(pk__in=mine.values("pk")).select_related("locale")
        return quizzes.annotate(course_title=Subquery(course.values("title")[:1]), **found)
