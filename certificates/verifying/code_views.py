"""The public check by code: a page for people, the same as JSON for machines."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from certificates.codes import as_printed, as_stored
from certificates.verifying import limits
from certificates.verifying.forms import CertificateFileForm, CodeForm
from certificates.verifying.log import note_check
from certificates.verifying.verdicts import Verdict, verify

JSON_SECONDS = 60


@conditional_page
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.GET or None)
    if form.is_valid():
        return redirect("certificates:verify", form.cleaned_data["code"])
    forms = {"form": form, "file_form": CertificateFileForm()}
    return render(request, "certificates/check.html", forms, status=422 if form.is_bound else 200)


@conditional_page
@require_safe
def show_verdict(request: HttpRequest, typed: str) -> HttpResponse:
    if limits.must_wait(request):
        note_check("code", "must_wait")
        return render(request, "certificates/must_wait.html", status=429)
    if verdict := verdict_for(request, typed):
        return render(request, "certificates/verdict.html", {"verdict": verdict})
    form = CodeForm(initial={"code": as_printed(as_stored(typed))[:100]})
    return render(request, "certificates/unknown_code.html", {"form": form}, status=404)


@conditional_page
@require_safe
def verdict_json(request: HttpRequest, typed: str) -> JsonResponse:
    if limits.must_wait(request):
        note_check("code", "must_wait")
        return JsonResponse({"error": _("Too many unknown codes. Please wait a minute.")}, status=429)
    if verdict := verdict_for(request, typed):
        headers = {"Cache-Control": f"public, max-age={JSON_SECONDS}", "Access-Control-Allow-Origin": "*"}
        return JsonResponse(verdict.as_json(), headers=headers)
    return JsonResponse({"error": _("No certificate has this code.")}, status=404)


def verdict_for(request: HttpRequest, typed: str) -> Verdict | None:
    """Counts a wrong code, and writes the log's line."""
    if verdict := verify(typed):
        note_check("code", "found", verdict.state)
        return verdict
    limits.count_wrong_code(request)
    note_check("code", "unknown")
    return None
