"""The public check by file: the PDF is sent, looked into, and forgotten."""

from __future__ import annotations

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from certificates.inspection.inspecting import CannotRead, inspect, same_as_issued
from certificates.inspection.process import Busy, TooHard
from certificates.inspection.report import Report
from certificates.verifying import limits
from certificates.verifying.forms import CertificateFileForm, CodeForm
from certificates.verifying.log import note_check

ROOM_FOR_THE_FORM = 10_000  # bytes that a browser adds around the file
WHAT_TO_DO = {
    "encrypted": _("This file is locked with a password, so it can’t be checked. Certificates from here never are."),
    "broken": _("This file is damaged, so it can’t be read. Please ask for it again, or type the code instead."),
    "too_hard": _("This file is too complicated to be a certificate from here. Please type the code instead."),
    "busy": _("Many files are being checked right now. Please try again in a minute."),
}


# No token: it would make the page one of its own for every visitor. Another site that sends a file here changes nothing
# and does not see the answer.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("certificates:check")
    form = file_form(request)
    if not form.is_valid():
        return ask_again(request, form, "refused")
    pdf = form.cleaned_data["file"]
    # Files as they were issued are never limited: knowing them costs nothing, and nobody can guess one.
    report = same_as_issued(pdf)
    if report is None and limits.must_wait_with_files(request):
        return answer(request, "must_wait", status=429)
    try:
        report = report or looked_into(request, pdf)
    except (CannotRead, TooHard, Busy) as problem:
        kind = {TooHard: "too_hard", Busy: "busy"}.get(type(problem)) or problem.args[0]
        form.add_error("file", WHAT_TO_DO[kind])
        return ask_again(request, form, kind, status=503 if kind == "busy" else 422)
    note_check("file", report.outcome, report.verdict.state if report.verdict else "-")
    return render(request, "certificates/file_report.html", {"report": report})


def file_form(request: HttpRequest) -> CertificateFileForm:
    """Only what has the right size is read at all, and that is held in memory: no copy touches the disk."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > CertificateFileForm.LARGEST + ROOM_FOR_THE_FORM:
        form = CertificateFileForm({}, MultiValueDict())
        form.errors["file"] = form.error_class([str(CertificateFileForm.TOO_LARGE)])
        return form
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    return CertificateFileForm(request.POST, request.FILES)


def looked_into(request: HttpRequest, pdf: bytes) -> Report:
    limits.count_file(request)
    report = inspect(pdf)
    if report.verdict is None:
        limits.count_wrong_code(request)
    return report


def ask_again(request: HttpRequest, form: CertificateFileForm, outcome: str, status: int = 422) -> HttpResponse:
    note_check("file", outcome)
    return render(request, "certificates/check.html", {"form": CodeForm(), "file_form": form}, status=status)


def answer(request: HttpRequest, outcome: str, status: int) -> HttpResponse:
    note_check("file", outcome)
    return render(request, f"certificates/{outcome}.html", status=status)
