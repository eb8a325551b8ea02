"""Certificates at the desk: to look at and, with a reason, to revoke or issue again; never written by hand."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import HistoryView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.desk.actions import FileView, ReissueView, RevokeView
from certificates.frozen_facts import frozen_facts
from certificates.models import Certificate, CertificateQuerySet

MAY_BE_DONE = {"view", "revoke", "reissue"}


class NeverByHand(ModelPermissionPolicy):
    """Nobody adds, changes or deletes a certificate by hand, not even an administrator of everything."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action in MAY_BE_DONE and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: AbstractBaseUser, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)


class CertificateFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=Certificate.State.choices, method="of_state")

    class Meta:
        model = Certificate
        fields = ["issued_on", "expires_on"]

    def of_state(self, certificates: CertificateQuerySet, name: str, state: str) -> CertificateQuerySet:
        return certificates.in_state(state)


class CertificateHistoryView(HistoryView):
    """Wagtail asks for leave to change, and leads back to where that is done; here one looks."""

    any_permission_required = ["view"]
    header_buttons: list[Button] = []

    def get_edit_url(self, instance: Certificate) -> str:
        return reverse("certificates_desk:inspect", args=[instance.pk])


class CertificateInspectView(InspectView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        certificate = self.object
        stands = certificate.state in {Certificate.State.VALID, Certificate.State.EXPIRED}
        offered = [
            ("reissue", _("Correct the name"), "edit", stands and self.user_has_permission("reissue")),
            ("file", _("Download the file"), "download", certificate.is_printed and self.user_has_permission("view")),
            ("history", _("History"), "history", self.user_has_permission("view")),
            ("revoke", _("Revoke"), "circle-xmark", stands and self.user_has_permission("revoke")),
        ]
        return [
            Button(label, url=reverse(f"certificates_desk:{name}", args=[certificate.pk]), icon_name=icon)
            for name, label, icon, is_possible in offered
            if is_possible
        ]

    def get_fields_context(self) -> list[dict[str, Any]]:
        """Its own fields, those issued before and after it, and what else was frozen."""
        facts = [{"label": label, "value": value} for label, value in frozen_facts(self.object)]
        return [*super().get_fields_context(), *self.neighbours(), *facts]

    def neighbours(self) -> list[dict[str, Any]]:
        before = Certificate.objects.filter(replaced_by=self.object).first()
        found = [(_("Replaces"), before), (_("Replaced by"), self.object.replaced_by)]
        return [{"label": label, "value": link_to(other)} for label, other in found if other]


def link_to(certificate: Certificate) -> str:
    address = reverse("certificates_desk:inspect", args=[certificate.pk])
    words = f"{certificate.printed_code} · {certificate.holder_name}"
    return format_html('<a href="{}">{}</a>', address, words)


class CertificateViewSet(ModelViewSet):
    model = Certificate
    name = "certificates_desk"
    url_prefix = "certificates"
    icon = "clipboard-list"
    menu_label = _("Certificates")
    menu_order = 560
    add_to_admin_menu = True
    form_fields: list[str] = []
    list_display = [
        "holder_name",
        "course_title",
        "issued_on",
        "expires_on",
        Column("state", label=_("State"), accessor="state.label"),
    ]
    filterset_class = CertificateFilterSet
    search_fields = ["code", "holder_name", "course_title"]
    ordering = "-issued_on"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = CertificateInspectView
    history_view_class = CertificateHistoryView
    inspect_view_fields = [
        "printed_code", "holder_name", "name_given_by_holder", "course_title", "issued_on", "expires_on",
        "revoked_at", "revocation_reason", "replacement_reason",
    ]  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        """Only what may be done here has an address."""
        views = {"index", "index_results", "inspect", "history", "history_results"}
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in views]
        actions = {"revoke": RevokeView, "reissue": ReissueView, "file": FileView}
        return kept + [
            path(f"{name}/<int:pk>/", self.construct_view(view), name=name) for name, view in actions.items()
        ]
