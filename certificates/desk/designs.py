"""Designs of certificates at the editor's desk."""

from __future__ import annotations

from django.db.models import QuerySet
from django.forms import TextInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from certificates.models import Design
from certificates.models.wordings import wording_panel


def colour(field: str) -> FieldPanel:
    return FieldPanel(field, widget=TextInput(attrs={"type": "color"}))


LOOKS = [
    FieldPanel("name"),
    MultiFieldPanel([FieldPanel("organisation"), FieldPanel("course")], heading=_("For whom")),
    MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_text")], heading=_("Logo")),
    MultiFieldPanel([FieldRowPanel([colour("accent"), colour("line")])], heading=_("Colours")),
    MultiFieldPanel(
        [FieldPanel("signatory"), FieldPanel("signatory_role"), FieldPanel("signature")], heading=_("Signature")
    ),
    MultiFieldPanel([FieldRowPanel([FieldPanel("orientation"), FieldPanel("paper")])], heading=_("Paper")),
]
WORDS = [
    FieldPanel("bilingual"),
    wording_panel("en", _("Wording in English")),
    wording_panel("fr", _("Wording in French")),
    MultiFieldPanel(
        [FieldPanel("shows_score"), FieldPanel("shows_minutes"), FieldPanel("shows_modules")],
        heading=_("What else is printed"),
    ),
    MultiFieldPanel([FieldPanel("profile"), FieldPanel("approval_reference")], heading=_("Training rule")),
]


class DesignViewSet(SnippetViewSet):
    model = Design
    icon = "view"
    menu_label = _("Certificate designs")
    menu_order = 561
    add_to_admin_menu = True
    copy_view_enabled = False
    edit_handler = TabbedInterface([ObjectList(LOOKS, heading=_("Look")), ObjectList(WORDS, heading=_("Words"))])
    list_display = [
        "name",
        Column("organisation", label=_("Organisation")),
        Column("course", label=_("Course")),
        LiveStatusTagColumn(),
    ]
    list_filter = ["live"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Design]:
        return Design.objects.select_related("organisation", "course")
