"""Certificates at the desk: to look at and, with a reason, to revoke. They are never written or deleted by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.models import Certificate


class LookAndRevoke(ModelPermissionPolicy):
    """Nobody adds, changes or deletes a certificate by hand, not even an administrator of everything."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action in {"view", "revoke"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: AbstractBaseUser, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept for staff. Whoever checks the certificate reads that it is revoked, not why."),
        error_messages={"required": _("Please write down why this certificate is revoked.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RevokeView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model: type[Certificate] | None = None
    index_url_name: str | None = None
    permission_required = "revoke"
    form_class = RevokeForm
    template_name = "wagtailadmin/generic/form.html"
    page_title = _("Revoke")
    header_icon = "circle-xmark"

    @cached_property
    def certificate(self) -> Certificate:
        return get_object_or_404(Certificate, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.certificate)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = {"submit_button_label": _("Revoke this certificate"), "submit_button_active_label": _("Revoking…")}
        return super().get_context_data(**kwargs) | texts | {"action_url": self.request.path}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self.certificate.revoke(form.cleaned_data["reason"]):
            log(self.certificate, "certificates.revoke", user=self.request.user)
            messages.success(self.request, _("The certificate is revoked. Checking it says so from now on."))
        else:
            messages.warning(self.request, _("This certificate had been revoked before; the first reason is kept."))
        return redirect(reverse(self.index_url_name))


class CertificateInspectView(InspectView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if self.object.revoked_at or not self.user_has_permission("revoke"):
            return []
        url = reverse("certificates_desk:revoke", args=[self.object.pk])
        return [Button(_("Revoke"), url=url, icon_name="circle-xmark")]


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
    list_filter = ["issued_on", "expires_on"]
    search_fields = ["code", "holder_name", "course_title"]
    ordering = "-issued_on"
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = CertificateInspectView
    inspect_view_fields = [
        "printed_code", "holder_name", "name_given_by_holder", "course_title", "issued_on", "expires_on",
        "revoked_at", "revocation_reason", "replaced_by",
    ]  # fmt: skip

    def get_urlpatterns(self) -> list[URLPattern]:
        """Only what may be done here has an address."""
        views = {"index", "index_results", "inspect", "history", "history_results"}
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in views]
        return [*kept, path("revoke/<int:pk>/", self.construct_view(RevokeView), name="revoke")]
