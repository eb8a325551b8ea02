"""What the editor's desk shows of the curriculum."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from curriculum import desk_hooks  # noqa: F401 - registers its own
from curriculum.cms_registers import RegistersViewSetGroup, due_panel_for
from curriculum.copying import give_new_ids
from curriculum.house_style.bulk_publishing import refuse_what_is_not_ready
from curriculum.house_style.kinds import is_checked
from curriculum.house_style.link_checking import try_links_of
from curriculum.house_style.translating import UpdateCheckedTranslations, refuse_translation
from curriculum.reports import urls as reports
from curriculum.reports.report import Report, ReportMenuItem

register_snippet(RegistersViewSetGroup)


@hooks.register("construct_homepage_panels")
def say_what_is_due(request: HttpRequest, panels: list[Component]) -> None:
    if panel := due_panel_for(request):
        panels.append(panel)


@hooks.register("register_admin_urls")
def register_desk_urls() -> list[URLPattern | URLResolver]:
    return [
        path("house-style/", include("curriculum.house_style.urls")),
        path("curriculum/reports/", include(reports)),
    ]


@hooks.register("register_admin_urls", order=-1)  # before wagtail-localize’s own
def check_updated_translations() -> list[URLPattern]:
    return [path("localize/update/<int:translation_source_id>/", UpdateCheckedTranslations.as_view())]


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def check_before_publishing_translation(request: HttpRequest, instance: object) -> HttpResponse | None:
    return refuse_translation(request, instance)


@hooks.register("after_publish_page")
def try_links(request: HttpRequest, page: Page) -> None:
    if is_checked(page):
        try_links_of.enqueue(page.pk)


@hooks.register("after_copy_page")
def renew_ids(request: HttpRequest, page: Page, new_page: Page) -> None:
    give_new_ids(new_page)


@hooks.register("before_bulk_action")
def check_before_publishing(
    request: HttpRequest, action_type: str, objects: list, action: object
) -> HttpResponse | None:
    return refuse_what_is_not_ready(request, action_type, objects, action)


def list_report(report: type[Report]) -> None:
    @hooks.register("register_reports_menu_item")
    def item() -> MenuItem:
        return ReportMenuItem(report)


for report in reports.REPORTS:
    list_report(report)
