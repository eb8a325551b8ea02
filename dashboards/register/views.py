"""The register, one person in it, and the register as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from certificates.sending import NOT_KEPT, send_csv
from dashboards.register.access import of_register
from dashboards.register.counting import summarise
from dashboards.register.files import lines_of, xlsx_of
from dashboards.register.filtering import FilterForm
from dashboards.register.forms import ExemptForm
from dashboards.register.history import history_of
from dashboards.register.paging import page_of
from dashboards.register.reading import Register, Row
from dashboards.retention.forms import KeepForm
from dashboards.retention.lasting import past_with
from dashboards.workbooks import XLSX
from people.auditing import record_for_all, record_look_at_staff
from people.models import Deed
from progress import requiring


def row_here(register: Register, pk: int) -> Row:
    return next(register.rows([get_object_or_404(register.in_order(register.obligations), pk=pk)]))


def row_to_decide(register: Register, pk: int) -> Row:
    """Who leads a team looks; who administers decides."""
    row = row_here(register, pk)
    if not register.is_administered or row.is_ended:
        raise Http404
    return row


@of_register
@require_safe
def register(request: HttpRequest, register: Register) -> HttpResponse:
    record_look_at_staff(register.viewer, register.organisation, _("Register"))
    form = FilterForm(request.GET, register)
    wanted = form.wanted
    found = register.in_order(register.narrowed(wanted))
    page = page_of(found, register.obligations, request.GET)
    context = {
        "register": register,
        "organisation": register.organisation,
        "form": form,
        "summary": summarise(register, wanted),
        "page": page,
        "rows": list(register.rows(page.obligations)),
    }
    return render(request, "dashboards/register/register.html", context)


@of_register
@require_safe
def register_csv(request: HttpRequest, register: Register) -> StreamingHttpResponse:
    record_for_all(register.viewer, Deed.EXPORTED, register.organisation, _("Register (CSV)"))
    return send_csv(lines_of(register, FilterForm(request.GET, register).wanted), "register.csv")


@of_register
@require_safe
def register_xlsx(request: HttpRequest, register: Register) -> FileResponse:
    record_for_all(register.viewer, Deed.EXPORTED, register.organisation, _("Register (XLSX)"))
    file = xlsx_of(register, FilterForm(request.GET, register).wanted)
    return FileResponse(file, as_attachment=True, filename="register.xlsx", content_type=XLSX, headers=NOT_KEPT)


@of_register
@require_safe
def person(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    row = row_here(register, pk)
    record_look_at_staff(register.viewer, row.obligation.organisation, _("Register"), row.obligation.learner)
    return show(request, register, row, ExemptForm())


def show(request: HttpRequest, register: Register, row: Row, form: ExemptForm) -> HttpResponse:
    cycles = history_of(row.obligation)
    context = {"register": register, "organisation": register.organisation, "row": row, "cycles": cycles, "form": form}
    if register.is_administered:
        context |= {"past": past_with(row.obligation.learner, row.obligation.company_id), "keep_form": KeepForm()}
    return render(request, "dashboards/register/person.html", context, status=422 if form.errors else 200)


@of_register
@require_POST
def exempt(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    row, form = row_to_decide(register, pk), ExemptForm(request.POST)
    if not form.is_valid():
        return show(request, register, row, form)
    requiring.exempt(row.obligation, form.cleaned_data["reason"], register.viewer)
    messages.success(request, _("Exempt: %(name)s.") % {"name": row.obligation.learner})
    return redirect("dashboards:register_person", register.organisation.pk, pk)


@of_register
@require_POST
def end_exemption(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    row = row_to_decide(register, pk)
    requiring.end_exemption(row.obligation, register.viewer)
    messages.success(request, _("No longer exempt: %(name)s.") % {"name": row.obligation.learner})
    return redirect("dashboards:register_person", register.organisation.pk, pk)
