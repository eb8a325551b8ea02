"""The staff list of an employer, and one person of it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from certificates.sending import NOT_KEPT, send_csv
from dashboards.group_at_quiz import A_PAGE
from dashboards.staff.changing import add, change, say_back, say_left
from dashboards.staff.files import lines_of, xlsx_of
from dashboards.staff.forms import BackForm, ChangeForm, LeftForm, WorkForm
from dashboards.staff.importing.matching import OWNER_ASKED
from dashboards.staff.listing import FilterForm
from dashboards.staff.reach import of_employer, sent, sites_of, sites_within_reach, staff_of
from dashboards.views import ASK_OR_ACT, leader_of
from dashboards.workbooks import XLSX
from people.auditing import record_for_all, record_look_at_staff
from people.models import Deed, Employment, Organisation

PAGES = "dashboards/staff/"


@of_employer
@require_safe
def staff(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    record_look_at_staff(leader_of(request), organisation, _("Staff"))
    form = FilterForm(organisation, request.GET)
    page = Paginator(form.staff(), A_PAGE).get_page(request.GET.get("page"))
    keep = "".join(f"&{urlencode({name: value})}" for name, value in form.wanted.items())
    context = {"organisation": organisation, "form": form, "page_of": page, "keep": keep}
    return render(request, PAGES + "list.html", context)


@of_employer
@require_safe
def staff_csv(request: HttpRequest, organisation: Organisation) -> StreamingHttpResponse:
    record_for_all(leader_of(request), Deed.EXPORTED, organisation, _("The staff list (CSV)"))
    return send_csv(lines_of(FilterForm(organisation, request.GET)), "staff.csv")


@of_employer
@require_safe
def staff_xlsx(request: HttpRequest, organisation: Organisation) -> FileResponse:
    record_for_all(leader_of(request), Deed.EXPORTED, organisation, _("The staff list (XLSX)"))
    file = xlsx_of(FilterForm(organisation, request.GET))
    return FileResponse(file, as_attachment=True, filename="staff.xlsx", content_type=XLSX, headers=NOT_KEPT)


def person_here(organisation: Organisation, pk: int) -> Employment:
    return get_object_or_404(staff_of(organisation), pk=pk)


@of_employer
@require_http_methods(ASK_OR_ACT)
def new_person(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    initial = {"site": organisation.pk, "work": "other", "language": leader_of(request).language}
    form = WorkForm(sites_of(organisation), sent(request), initial)
    if form.is_valid():
        try:
            employment, is_so = add(form.cleaned_data, leader_of(request))
        except ValidationError as mistake:
            form.add_error(None, mistake)
        except IntegrityError:
            form.add_error(None, somebody_was_quicker())
        else:
            return was_added(request, organisation, employment, is_so=is_so)
    context = {"organisation": organisation, "form": form}
    return render(request, PAGES + "new.html", context, status=422 if form.errors else 200)


def was_added(request: HttpRequest, organisation: Organisation, employment: Employment, *, is_so: bool) -> HttpResponse:
    if employment.offers.filter(answered_at=None).exists():
        messages.info(request, OWNER_ASKED)
    if is_so:
        messages.success(request, _("%(name)s is on the list.") % {"name": employment.user})
        return redirect("dashboards:staff", organisation.pk)
    said = _("%(name)s is on the list already, so nobody was added. Here you can change what is different.")
    messages.info(request, said % {"name": employment.user})
    return to_person(request, organisation, employment)


@of_employer
@require_http_methods(ASK_OR_ACT)
def person(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    employment = person_here(organisation, pk)
    record_look_at_staff(leader_of(request), employment.organisation, _("Staff"), employment.user)
    form = ChangeForm(employment, sites_within_reach(organisation, leader_of(request)), sent(request))
    if employment.is_present and form.is_valid() and changed(form, request):
        messages.success(request, _("Saved."))
        return to_person(request, organisation, employment)
    return person_page(request, organisation, employment, form=form)


def changed(form: ChangeForm, request: HttpRequest) -> bool:
    try:
        change(form, leader_of(request))
    except ValidationError as mistake:
        form.add_error(None, mistake)
    except IntegrityError:
        form.add_error(None, somebody_was_quicker())
    return not form.errors


def somebody_was_quicker() -> str:
    return _("The number or the address was given to somebody else at this moment. Nothing was saved.")


def to_person(request: HttpRequest, organisation: Organisation, employment: Employment) -> HttpResponse:
    """Or to the list, where somebody has gone to a site that is not below this one."""
    if staff_of(organisation).filter(pk=employment.pk).exists():
        return redirect("dashboards:staff_person", organisation.pk, employment.pk)
    return redirect("dashboards:staff", organisation.pk)


def person_page(
    request: HttpRequest, organisation: Organisation, employment: Employment, **forms: object
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "employment": employment,
        "left_form": LeftForm(employment),
        "back_form": BackForm(employment),
        **forms,
    }
    problems = any(getattr(form, "errors", None) for form in forms.values())
    return render(request, PAGES + "person.html", context, status=422 if problems else 200)


@of_employer
@require_POST
def person_left(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    employment = person_here(organisation, pk)
    left_form = LeftForm(employment, request.POST)
    if left_form.is_valid():
        say_left(employment, left_form.cleaned_data["left_on"], leader_of(request))
        messages.success(request, _("%(name)s is no longer on the list.") % {"name": employment.user})
        return redirect("dashboards:staff_person", organisation.pk, employment.pk)
    form = ChangeForm(employment, sites_within_reach(organisation, leader_of(request)))
    return person_page(request, organisation, employment, form=form, left_form=left_form)


@of_employer
@require_POST
def person_back(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    employment = person_here(organisation, pk)
    back_form = BackForm(employment, request.POST)
    if back_form.is_valid() and (back := taken_back(back_form, request)):
        messages.success(request, _("%(name)s is on the list.") % {"name": back.user})
        return redirect("dashboards:staff_person", organisation.pk, back.pk)
    return person_page(request, organisation, employment, back_form=back_form)


def taken_back(form: BackForm, request: HttpRequest) -> Employment | None:
    try:
        return say_back(form.employment, form.cleaned_data["since"], leader_of(request))
    except IntegrityError:
        form.add_error(None, somebody_was_quicker())
        return None
