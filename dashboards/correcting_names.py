"""A leader corrects the name on a learner's certificate: a new one takes its place."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from certificates.forms import ReissueForm
from certificates.models import Certificate
from certificates.reissuing import reissue
from dashboards.certificate_pages import certificate_here
from dashboards.views import ASK_OR_ACT, leader_of, led_group
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def correct_name(request: HttpRequest, group_id: int, code: str) -> HttpResponse:
    group = led_group(request, group_id)
    certificate = certificate_here(group, code)
    if not certificate.was_issued_for(group.organisation):
        raise Http404
    form = ReissueForm(request.POST or None, initial={"holder_name": certificate.holder_name})
    if form.is_valid() and (successor := issue_again(request, certificate, form)):
        return redirect("dashboards:certificate", group.pk, successor.code)
    context = {"group": group, "certificate": certificate, "form": form}
    return render(request, "dashboards/correct_name.html", context, status=422 if form.errors else 200)


def issue_again(request: HttpRequest, certificate: Certificate, form: ReissueForm) -> Certificate | None:
    """None if it cannot be; the form then says why."""
    try:
        successor = reissue(certificate, by=leader_of(request), **form.cleaned_data)
    except ValidationError as error:
        form.add_error("holder_name", error)
        return None
    messages.success(request, _("A new certificate is issued. Checking the old one says that it is replaced."))
    return successor
