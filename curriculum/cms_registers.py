"""The registers at the editor's desk: what is due for another look stands out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, StatusFlagColumn, StatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from curriculum.choices import Verification
from curriculum.models import ComplianceProfile, Fact, GlossaryTerm, HelpService, WordToAvoid, WorkplaceWords
from curriculum.models.registers import SOON, RegisterQuerySet

STATUS = StatusTagColumn("get_status_display", label=_("Status"), primary=lambda entry: entry.is_verified)
REVIEW_BY = Column("review_by", label=_("Review by"), sort_key="review_by")  # Wagtail's DateColumn knows only the past
NEXT_CHECK = Column("next_check", label=_("Next check"), sort_key="next_check")
DUE = StatusFlagColumn("is_due", label=_("Look again"), true_label=_("Due now"))


class DueFilterSet(WagtailFilterSet):
    """Status, and whether someone has to look again."""

    status = ChoiceFilter(label=_("Status"), choices=Verification.choices)
    due = ChoiceFilter(
        label=_("Look again"),
        choices=[("now", _("Due now")), ("soon", _("Due within 30 days"))],
        method="filter_due",
    )

    def filter_due(self, entries: RegisterQuerySet, name: str, value: str) -> RegisterQuerySet:
        today = timezone.localdate()
        return entries.due(today if value == "now" else today + SOON)


class FactFilterSet(DueFilterSet):
    class Meta:
        model = Fact
        fields = ["status"]


class HelpServiceFilterSet(DueFilterSet):
    class Meta:
        model = HelpService
        fields = ["status", "kind", "region"]


class FactViewSet(SnippetViewSet):
    model = Fact
    icon = "decimal"
    menu_label = _("Facts")
    list_display = ["key", Column("wording", label=_("Wording")), STATUS, REVIEW_BY, DUE]
    filterset_class = FactFilterSet
    copy_view_enabled = False


class HelpServiceViewSet(SnippetViewSet):
    model = HelpService
    icon = "mobile-alt"
    menu_label = _("Help services")
    list_display = ["name", "region", "phone", STATUS, NEXT_CHECK, DUE]
    filterset_class = HelpServiceFilterSet
    copy_view_enabled = False


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Words explained")
    list_display = ["term", Column("meaning", label=_("Meaning"))]
    copy_view_enabled = False


class WordToAvoidViewSet(SnippetViewSet):
    model = WordToAvoid
    icon = "edit"
    menu_label = _("Words to avoid")
    list_display = [
        "avoid",
        Column("prefer", label=_("Write instead")),
        Column("get_action_display", label=_("What to do"), sort_key="action"),
    ]
    list_filter = ["action", "language"]
    copy_view_enabled = False


class ComplianceProfileFilterSet(DueFilterSet):
    class Meta:
        model = ComplianceProfile
        fields = ["status", "region", "sector"]


class ComplianceProfileViewSet(SnippetViewSet):
    model = ComplianceProfile
    icon = "list-ul"
    menu_label = _("Compliance profiles")
    list_display = ["name", "region", "minimum_minutes", STATUS, REVIEW_BY, DUE]
    filterset_class = ComplianceProfileFilterSet
    index_template_name = "curriculum/cms/compliance_profiles.html"


class WorkplaceWordsFilterSet(DueFilterSet):
    class Meta:
        model = WorkplaceWords
        fields = ["status", "language", "region"]


class WorkplaceWordsViewSet(SnippetViewSet):
    model = WorkplaceWords
    icon = "doc-full"
    menu_label = _("Words for the workplace")
    list_display = [
        "key",
        Column("get_language_display", label=_("Language"), sort_key="language"),
        Column("profile", label=_("Compliance profile")),
        STATUS,
        REVIEW_BY,
        DUE,
    ]
    filterset_class = WorkplaceWordsFilterSet


class RegistersViewSetGroup(SnippetViewSetGroup):
    items = (
        FactViewSet,
        HelpServiceViewSet,
        GlossaryTermViewSet,
        WordToAvoidViewSet,
        ComplianceProfileViewSet,
        WorkplaceWordsViewSet,
    )
    menu_label = _("Registers")
    menu_icon = "clipboard-list"
    menu_order = 250


class DuePanel(Component):
    """On the first page of the desk: what is due, while anything is."""

    name = "registers_due"
    template_name = "curriculum/cms/registers_due.html"
    order = 60

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        facts, services = (model.objects.due().count() for model in (Fact, HelpService))
        return {"facts": facts, "services": services}


def due_panel_for(request: HttpRequest) -> DuePanel | None:
    may_look = any(
        request.user.has_perm(f"curriculum.change_{model._meta.model_name}") for model in (Fact, HelpService)
    )
    return DuePanel() if may_look and any(model.objects.due().exists() for model in (Fact, HelpService)) else None
