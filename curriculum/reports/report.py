"""What the reports of the curriculum have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from curriculum.spreadsheets import harmless

WRITERS = ["add", "change", "publish"]


class Report(ReportView):
    """A table that is filtered, and saved as a spreadsheet, for whoever writes pages."""

    model = Page
    permission_policy = PagePermissionPolicy()
    any_permission_required = WRITERS
    slug: str
    menu_label: Any
    order = 100

    @property
    def index_url_name(self) -> str:  # type: ignore[override]
        return f"curriculum_reports:{self.slug}"

    @property
    def index_results_url_name(self) -> str:  # type: ignore[override]
        return f"curriculum_reports:{self.slug}_results"

    def get_filename(self) -> str:
        return self.slug

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Comments and titles may begin like a formula. Wagtail keeps such text from running in XLSX files only."""
        shown = super().preprocess_field_value(field, value, export_format)
        return harmless(shown) if export_format == self.FORMAT_CSV else shown

    def pages_to_write(self) -> QuerySet[Page]:
        return self.permission_policy.instances_user_has_any_permission_for(self.request.user, WRITERS)


class RowsReport(Report):
    """A report whose rows are worked out, so that they are a list and no query."""

    is_searchable = False

    def get_queryset(self) -> list:  # type: ignore[override]
        return self.rows()

    def filter_queryset(self, rows: list) -> list:  # type: ignore[override]
        return rows

    def rows(self) -> list:
        raise NotImplementedError


class ReportMenuItem(MenuItem):
    def __init__(self, report: type[Report]) -> None:
        address = reverse(f"curriculum_reports:{report.slug}")
        super().__init__(report.menu_label, address, name=report.slug, icon_name=report.header_icon, order=report.order)

    def is_shown(self, request: Any) -> bool:
        return PagePermissionPolicy().user_has_any_permission(request.user, WRITERS)
