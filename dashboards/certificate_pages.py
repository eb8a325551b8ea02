"""The certificates of a group, for whoever leads it."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from certificates.batches.beginning import begin
from certificates.codes import as_stored
from certificates.models import Certificate
from certificates.printing.printed_list import MOST, print_list
from certificates.sending import NOT_KEPT, send_certificate, send_csv
from certificates.spreadsheets import certificate_rows
from dashboards.group_certificates import FilterForm, GroupCertificates
from dashboards.views import ASK_OR_ACT, leader_of, led_group
from people.models import Group
from people.permissions import account_required

BATCHES_SHOWN = 5


class AskForm(forms.Form):
    press = forms.UUIDField()
    course = forms.UUIDField(required=False)


def certificate_here(group: Group, code: str) -> Certificate:
    return get_object_or_404(Certificate.objects.in_group(group).select_related("learner"), code=as_stored(code))


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def certificates(request: HttpRequest, group_id: int) -> HttpResponse:
    group = led_group(request, group_id)
    if request.method == "POST":
        return ask_for_file(request, group)
    of_group = GroupCertificates(group)
    form = FilterForm(of_group, request.GET)
    page = of_group.page(form.wanted, request.GET.get("page"))
    context = {
        "group": group,
        "tally": of_group.tally,
        "form": form,
        "course": form.wanted.get("course", ""),
        "page_of": page,
        "keep": "".join(f"&{urlencode({name: value})}" for name, value in form.wanted.items()),
        "parts": range(1, -(-page.paginator.count // MOST) + 1),
        "press": uuid.uuid4(),
        "batches": group.certificate_batches.all()[:BATCHES_SHOWN],
    }
    return render(request, "dashboards/certificates.html", context)


def ask_for_file(request: HttpRequest, group: Group) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was made. Please press the button on this page once more."))
        return redirect("dashboards:certificates", group.pk)
    batch = begin(group, leader_of(request), form.cleaned_data["press"], form.cleaned_data["course"])
    if batch is None:
        messages.info(request, _("There is no certificate to make yet."))
        return redirect("dashboards:certificates", group.pk)
    return redirect(batch)


@account_required
@never_cache
@require_safe
def certificate(request: HttpRequest, group_id: int, code: str) -> HttpResponse:
    group = led_group(request, group_id)
    found = certificate_here(group, code)
    context = {"group": group, "certificate": found, "is_ours": found.was_issued_for(group.organisation)}
    return render(request, "dashboards/certificate.html", context)


@account_required
@require_safe
def download(request: HttpRequest, group_id: int, code: str) -> HttpResponse | FileResponse:
    group = led_group(request, group_id)
    found = certificate_here(group, code)
    if not found.is_given_out:
        return redirect("dashboards:certificate", group.pk, found.code)
    return send_certificate(found, to_look_at="open" in request.GET)


@account_required
@require_safe
def certificates_csv(request: HttpRequest, group_id: int) -> StreamingHttpResponse:
    """What the list shows, all of it, line by line."""
    of_group = GroupCertificates(led_group(request, group_id))
    found = of_group.found(FilterForm(of_group, request.GET).wanted)
    return send_csv(certificate_rows(found.iterator(chunk_size=500)), "list.csv")


@account_required
@require_safe
def printed_part(request: HttpRequest, group_id: int, part: int) -> HttpResponse:
    """For the wall of a staff room. A long list comes in parts."""
    of_group = GroupCertificates(group := led_group(request, group_id))
    found = of_group.found(FilterForm(of_group, request.GET).wanted)
    shown = list(found[(part - 1) * MOST : part * MOST]) if 0 < part < 1000 else []
    if part != 1 and not shown:
        raise Http404
    pdf = print_list(f"{group}, {group.organisation}", group.organisation.region, shown)
    headers = NOT_KEPT | {"Content-Disposition": f'inline; filename="list-{part}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
