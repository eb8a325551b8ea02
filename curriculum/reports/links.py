"""Links that did not answer when they were last tried."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from curriculum.models import CheckedLink
from curriculum.reports.places import edit_address
from curriculum.reports.report import Report


class LinksReport(Report):
    slug = "links"
    page_title = menu_label = _("Broken links")
    header_icon = "link"
    model = CheckedLink
    is_searchable = False
    columns = [
        TitleColumn("page", label=_("Page"), get_url=lambda link: edit_address(link.page)),
        Column("language", label=_("Language"), accessor="page.locale"),
        Column("address", label=_("Address")),
        Column("reason", label=_("What happened")),
        DateColumn("checked_at", label=_("Tried on")),
    ]
    list_export = ["page.title", "page.locale", "address", "reason", "checked_at"]
    export_headings = {
        "page.title": _("Page"),
        "page.locale": _("Language"),
        "address": _("Address"),
        "reason": _("What happened"),
        "checked_at": _("Tried on"),
    }
    no_results_message = _("Every link that was tried answers.")

    def get_queryset(self) -> QuerySet[CheckedLink]:
        broken = CheckedLink.objects.broken().filter(page__in=self.pages_to_write())
        self.queryset = broken.select_related("page__locale").order_by("checked_at", "page", "address")
        return super().get_queryset()
