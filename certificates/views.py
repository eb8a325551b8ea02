"""The holder's page and file."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from certificates.codes import as_stored
from certificates.forms import HolderNameForm
from certificates.frozen_facts import frozen_facts
from certificates.keys import Use, current_key
from certificates.models import Certificate
from certificates.names import NameIsPrinted, give_name
from certificates.sending import send_certificate


def certificate_of(request: HttpRequest, code: str) -> Certificate:
    return get_object_or_404(Certificate.objects.of(request.user), code=as_stored(code))


@never_cache
@require_safe
def holder(request: HttpRequest, code: str) -> HttpResponse:
    certificate = certificate_of(request, code)
    form = HolderNameForm(initial={"holder_name": certificate.holder_name})
    return show_to_holder(request, certificate, form)


def show_to_holder(
    request: HttpRequest, certificate: Certificate, form: HolderNameForm, status: int = 200
) -> HttpResponse:
    context = {
        "certificate": certificate,
        "form": form,
        "facts": frozen_facts(certificate),
        "has_credential": certificate.is_given_out and current_key(Use.CREDENTIAL) is not None,
    }
    return render(request, "certificates/holder.html", context, status=status)


@never_cache
@require_POST
def name(request: HttpRequest, code: str) -> HttpResponse:
    """The holder says which name to print. The same name again is fine; another one after printing is not."""
    certificate = certificate_of(request, code)
    if certificate.revoked_at or certificate.replaced_by_id:
        return redirect(certificate)
    form = HolderNameForm(request.POST)
    if form.is_valid():
        try:
            give_name(certificate, form.cleaned_data["holder_name"])
            return redirect(certificate)
        except NameIsPrinted:
            form.add_error(
                "holder_name", _("The certificate has been made, so the name on it can no longer be changed.")
            )
    return show_to_holder(request, certificate, form, status=422)


@require_safe
def download(request: HttpRequest, code: str) -> HttpResponse | FileResponse:
    certificate = certificate_of(request, code)
    if not certificate.is_given_out:
        return redirect(certificate)
    return send_certificate(certificate, to_look_at="open" in request.GET)
