"""The change list of a page, at the editor's desk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from curriculum.models import Change, is_reviewed
from curriculum.reviewing.comparing import differences
from curriculum.reviewing.content import published


class ChangesView(WagtailAdminTemplateMixin, TemplateView):
    """The draft beside what learners have, for whoever may edit or review it."""

    template_name = "curriculum/reviewing/changes.html"
    page_title = _("What has changed")
    header_icon = "history"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        permissions = self.page.permissions_for_user(request.user)
        if not is_reviewed(self.page) or not (permissions.can_edit() or permissions.can_publish()):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = {"url": reverse("wagtailadmin_pages:edit", args=[self.page.pk]), "label": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, edit, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        live, draft = published(self.page), self.page.get_latest_revision_as_object()
        language = self.page.locale.language_code
        return super().get_context_data(
            page=self.page,
            draft=draft,
            is_published=live is not None,
            differences=differences(live, draft) if live else [],
            earlier=Change.objects.at_page(self.page.translation_key, language).newest_first()[:20],
            **kwargs,
        )


urlpatterns: list[URLPattern] = [
    path("pages/<int:page_id>/what-changed/", ChangesView.as_view(), name="curriculum_what_changed")
]


def changes_address(page: Page) -> str:
    return reverse("curriculum_what_changed", args=[page.pk])
