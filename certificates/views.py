"""The holder's page and file, and the public check."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import conditional_page, require_POST, require_safe

from certificates import limits
from certificates.codes import as_printed, as_stored
from certificates.forms import CodeForm, HolderNameForm
from certificates.models import Certificate
from certificates.names import NameIsPrinted, give_name
from certificates.pdf import open_pdf
from certificates.verification import verify

JSON_SECONDS = 60


def certificate_of(request: HttpRequest, code: str) -> Certificate:
    return get_object_or_404(Certificate.objects.of(request.user), code=as_stored(code))


@never_cache
@require_safe
def holder(request: HttpRequest, code: str) -> HttpResponse:
    certificate = certificate_of(request, code)
    form = HolderNameForm(initial={"holder_name": certificate.holder_name})
    return render(request, "certificates/holder.html", {"certificate": certificate, "form": form})


@never_cache
@require_POST
def name(request: HttpRequest, code: str) -> HttpResponse:
    """The holder says which name to print. The same name again is fine; another one after printing is not."""
    certificate = certificate_of(request, code)
    form = HolderNameForm(request.POST)
    if form.is_valid():
        try:
            give_name(certificate, form.cleaned_data["holder_name"])
            return redirect(certificate)
        except NameIsPrinted:
            form.add_error(
                "holder_name", _("The certificate has been made, so the name on it can no longer be changed.")
            )
    return render(request, "certificates/holder.html", {"certificate": certificate, "form": form}, status=422)


@require_safe
def download(request: HttpRequest, code: str) -> HttpResponse | FileResponse:
    certificate = certificate_of(request, code)
    if not certificate.holder_name or certificate.state == Certificate.State.REVOKED:
        return redirect(certificate)
    to_look_at = "open" in request.GET
    response = FileResponse(
        open_pdf(certificate),
        as_attachment=not to_look_at,
        filename=certificate.file_name,
        content_type="application/pdf",
        headers={"Cache-Control": "private, no-store"},
    )
    return response


@conditional_page
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("certificates:verify", form.cleaned_data["code"])
    return render(request, "certificates/check.html", {"form": form}, status=422 if form.is_bound else 200)


@conditional_page
@require_safe
def show_verdict(request: HttpRequest, typed: str) -> HttpResponse:
    if limits.must_wait(request):
        return render(request, "certificates/must_wait.html", status=429)
    if verdict := verify(typed):
        return render(request, "certificates/verdict.html", {"verdict": verdict})
    limits.count_wrong_code(request)
    form = CodeForm(initial={"code": as_printed(as_stored(typed))[:100]})
    return render(request, "certificates/unknown_code.html", {"form": form}, status=404)


@conditional_page
@require_safe
def verdict_json(request: HttpRequest, typed: str) -> JsonResponse:
    if limits.must_wait(request):
        return JsonResponse({"error": _("Too many unknown codes. Please wait a minute.")}, status=429)
    if verdict := verify(typed):
        headers = {"Cache-Control": f"public, max-age={JSON_SECONDS}", "Access-Control-Allow-Origin": "*"}
        return JsonResponse(verdict.as_json(), headers=headers)
    limits.count_wrong_code(request)
    return JsonResponse({"error": _("No certificate has this code.")}, status=404)
