"""Facts, help services and compliance profiles that somebody has to look at again, and what shows them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page, ReferenceIndex

from curriculum.models import ComplianceProfile, Fact, HelpService, Lesson, WorkplaceWords
from curriculum.models.registers import SOON, RegisterEntry
from curriculum.reports.places import edit_address
from curriculum.reports.report import RowsReport
from curriculum.reports.translations import each_once


@dataclass(frozen=True)
class Due:
    """One entry to look at again."""

    entry: Any
    shown_in: str

    @property
    def kind(self) -> str:
        return capfirst(str(self.entry._meta.verbose_name))

    @property
    def name(self) -> str:
        return str(self.entry)

    @property
    def due_on(self) -> datetime.date:
        return self.entry.due_on

    @property
    def state(self) -> str:
        return gettext("Due now") if self.entry.is_due else gettext("Due within 30 days")

    @property
    def status(self) -> str:
        return self.entry.get_status_display()


class DueReport(RowsReport):
    slug = "due"
    page_title = menu_label = _("Due for another look")
    header_icon = "calendar-check"
    columns = [
        TitleColumn("name", label=_("Entry"), get_url=lambda due: edit_address(due.entry)),
        Column("kind", label=_("Kind")),
        Column("state", label=_("Look again")),
        Column("due_on", label=_("Due on")),
        Column("status", label=_("Status")),
        Column("shown_in", label=_("What shows it")),
    ]
    list_export = [str(column.name) for column in columns]
    export_headings = {str(column.name): column.label for column in columns}
    no_results_message = _("Nothing is due within the next 30 days.")

    def rows(self) -> list[Due]:
        until = timezone.localdate() + SOON
        entries: list[RegisterEntry] = [
            entry
            for model in (Fact, HelpService, ComplianceProfile, WorkplaceWords)
            for entry in model.objects.due(until)
        ]
        entries.sort(key=lambda entry: (entry.due_on, str(entry)))
        named = [entry for entry in entries if not isinstance(entry, HelpService)]
        pages = pages_with(named)
        return [Due(entry, self.what_shows(entry, pages)) for entry in entries]

    def what_shows(self, entry: Any, pages: dict[Any, list[Any]]) -> str:
        if isinstance(entry, HelpService):
            return self.what_shows_service(entry)
        return ", ".join(translations[0].title for translations in each_once(pages[entry]))

    def what_shows_service(self, service: HelpService) -> str:
        """A service is shown by region and not by being named, so its readers are what counts."""
        if not service.is_verified:
            return gettext("Nothing, until it is verified")
        readers = service.region or gettext("every region")
        return ngettext(
            "For readers in %(region)s: the help page and strip, and %(count)d lesson",
            "For readers in %(region)s: the help page and strip, and %(count)d lessons",
            self.lessons_with_help,
        ) % {"region": readers, "count": self.lessons_with_help}

    @cached_property
    def lessons_with_help(self) -> int:
        """Each once, in however many languages."""
        lessons = Lesson.objects.live().values_list("translation_key", "body")
        return len({key for key, body in lessons if any(block.block_type == "help_services" for block in body)})


def pages_with(entries: list[Any]) -> dict[Any, list[Page]]:
    """Live pages that refer to each entry, by Wagtail's index of references; as many queries for one as for all."""
    of_pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to_in_bulk(entries).filter(base_content_type=of_pages)
    sources: dict[tuple[int, str], set[str]] = {}
    for kind, key, source in references.values_list("to_content_type", "to_object_id", "object_id"):
        sources.setdefault((kind, key), set()).add(source)
    live = Page.objects.live().filter(pk__in=set().union(*sources.values())).select_related("locale").order_by("path")
    return {entry: [page for page in live if str(page.pk) in sources.get(name_of(entry), ())] for entry in entries}


def name_of(entry: Any) -> tuple[int, str]:
    """As the index of references says which entry it is."""
    return ContentType.objects.get_for_model(entry).pk, str(entry.pk)
