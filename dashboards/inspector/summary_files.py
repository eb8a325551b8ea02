"""The training summary as a table and on paper."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from certificates.paper import paper_in
from curriculum.spreadsheets import Cell
from dashboards.inspector.period import Period
from dashboards.inspector.printing import print_page
from dashboards.inspector.summary import Figures, Summary
from people.models import Organisation


def summary_lines(summary: Summary) -> Iterator[list[Cell]]:
    """Each course in all, then by site, then by kind of work."""
    yield [_("Counted by"), _("Group"), _("Course"), *figures_headings()]
    for course in summary.by_course:
        yield [_("Course"), _("All"), course.title, *cells_of(course)]
    for site, title, figures in summary.by_site:
        yield [_("Site"), site, title, *cells_of(figures)]
    for work, title, figures in summary.by_work:
        yield [_("Kind of work"), work, title, *cells_of(figures)]


def figures_headings() -> list[Cell]:
    people = [_("Asked"), _("Exempt"), _("Trained"), _("Percent")]
    return [*people, _("Finished in the period"), _("Minutes in all"), _("First finished"), _("Last finished")]


def cells_of(one: Figures) -> list[Cell]:
    return [one.asked, one.exempt, one.trained, one.percent, one.finished, one.minutes, one.first, one.last]


def print_summary(summary: Summary, organisation: Organisation, period: Period, language: str) -> bytes:
    context = {"summary": summary, "organisation": organisation, "period": period}
    return print_page("dashboards/inspector/pdf/summary.html", context, language, paper_in(organisation.region))
