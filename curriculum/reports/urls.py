"""Each report under its slug, and its table alone for the filters."""

from django.urls import path

from curriculum.reports.changes import ChangesReport
from curriculum.reports.comments import CommentsReport
from curriculum.reports.coverage import CoverageReport
from curriculum.reports.due import DueReport
from curriculum.reports.lessons import LessonsReport
from curriculum.reports.links import LinksReport

app_name = "curriculum_reports"
REPORTS = [LessonsReport, CoverageReport, DueReport, CommentsReport, LinksReport, ChangesReport]
urlpatterns = [
    route
    for report in REPORTS
    for route in (
        path(f"{report.slug}/", report.as_view(), name=report.slug),
        path(f"{report.slug}/results/", report.as_view(results_only=True), name=f"{report.slug}_results"),
    )
]
