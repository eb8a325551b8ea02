"""What may be done to a certificate at the desk, with a reason: revoke it, or issue it again with a corrected name."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from certificates.forms import ReissueForm
from certificates.models import Certificate
from certificates.reissuing import reissue
from certificates.sending import send_certificate
from people.models import User


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept for staff. Whoever checks the certificate reads that it is revoked, not why."),
        error_messages={"required": _("Please write down why this certificate is revoked.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeskAction(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    model: type[Certificate] | None = None
    index_url_name: str | None = None
    template_name = "wagtailadmin/generic/form.html"
    submit_button_label: Any = ""
    submit_button_active_label: Any = ""

    @cached_property
    def certificate(self) -> Certificate:
        return get_object_or_404(Certificate, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.certificate)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = {name: getattr(self, name) for name in ("submit_button_label", "submit_button_active_label")}
        return super().get_context_data(**kwargs) | texts | {"action_url": self.request.path}


class RevokeView(DeskAction):
    permission_required = "revoke"
    form_class = RevokeForm
    page_title = _("Revoke")
    header_icon = "circle-xmark"
    submit_button_label = _("Revoke this certificate")
    submit_button_active_label = _("Revoking…")

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self.certificate.revoke(form.cleaned_data["reason"]):
            log(self.certificate, "certificates.revoke", user=self.request.user)
            messages.success(self.request, _("The certificate is revoked. Checking it says so from now on."))
        elif self.certificate.revoked_at:
            messages.warning(self.request, _("This certificate had been revoked before; the first reason is kept."))
        else:
            messages.warning(self.request, _("This certificate has been replaced. Please revoke the newer one."))
        return redirect(reverse(self.index_url_name))


class ReissueView(DeskAction):
    permission_required = "reissue"
    form_class = ReissueForm
    page_title = _("Correct the name")
    header_icon = "edit"
    submit_button_label = _("Issue it again with this name")
    submit_button_active_label = _("Issuing…")

    def get_initial(self) -> dict[str, Any]:
        return {"holder_name": self.certificate.holder_name}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            successor = reissue(self.certificate, by=cast("User", self.request.user), **form.cleaned_data)
        except ValidationError as error:
            form.add_error("holder_name", error)
            return self.form_invalid(form)
        messages.success(self.request, _("A new certificate is issued. Checking the old one says that it is replaced."))
        return redirect("certificates_desk:inspect", successor.pk)


class FileView(PermissionCheckedMixin, View):
    """The stored file, also of a replaced certificate: its holder gets the newer one only. Looking never fixes a name,
    so what has not been printed yet has no file here."""

    model: type[Certificate] | None = None
    permission_required = "view"

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        certificate = get_object_or_404(Certificate, pk=pk)
        if not certificate.is_printed:
            raise Http404
        return send_certificate(certificate)
