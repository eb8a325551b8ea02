"""The log of what was published in courses."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from curriculum.models import Change, Course
from curriculum.reports.report import Report


def course_choices() -> list[tuple[str, str]]:
    """Courses by key, each in one language."""
    titles = Course.objects.order_by("title").values_list("translation_key", "title")
    return list({str(key): title for key, title in titles}.items())


class ChangeFilterSet(WagtailFilterSet):
    course = ChoiceFilter(label=_("Course"), field_name="course_key", choices=course_choices)

    class Meta:
        model = Change
        fields = ["course", "kind"]


class ChangesReport(Report):
    slug = "changes"
    page_title = menu_label = _("Changes to courses")
    header_icon = "history"
    order = 660
    model = Change
    is_searchable = False
    filterset_class = ChangeFilterSet
    list_export = ["at", "title", "language_name", "kind", "note", "version", "by"]
    export_headings = {"language_name": _("Language")}
    columns = [
        DateColumn("at", label=_("When")),
        Column("title", label=_("Page")),
        Column("language", label=_("Language"), accessor="language_name"),
        Column("get_kind_display", label=_("Kind")),
        Column("note", label=_("What has changed")),
        Column("version", label=_("Version since")),
        Column("by", label=_("Who")),
    ]

    def get_queryset(self) -> QuerySet[Change]:
        courses = Course.objects.filter(pk__in=self.pages_to_write().values("pk"))
        changes = Change.objects.filter(course_key__in=courses.values("translation_key"))
        self.queryset = changes.select_related("by").newest_first()
        return super().get_queryset()
