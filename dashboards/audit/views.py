"""The log, for administrators of the organisation or of one above it. Leaders hear that there is no such page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from certificates.sending import send_csv
from dashboards.audit.files import lines_of
from dashboards.audit.reading import FilterForm, Log
from dashboards.classes.access import of_group
from dashboards.group_at_quiz import A_PAGE
from dashboards.views import administered, leader_of
from people.auditing import record, record_for_all
from people.models import Deed, Group
from people.permissions import account_required


def log_of_group(request: HttpRequest, group: Group) -> Log:
    if not group.is_administered:
        raise Http404
    return Log(group.organisation, leader_of(request), group)


def log_of_organisation(request: HttpRequest, organisation_id: int) -> Log:
    return Log(administered(request, organisation_id), leader_of(request))


@of_group
@require_safe
def audit(request: HttpRequest, group: Group) -> HttpResponse:
    return show(request, log_of_group(request, group))


@account_required
@never_cache
@require_safe
def organisation_audit(request: HttpRequest, organisation_id: int) -> HttpResponse:
    return show(request, log_of_organisation(request, organisation_id))


@of_group
@require_safe
def audit_csv(request: HttpRequest, group: Group) -> StreamingHttpResponse:
    return send(request, log_of_group(request, group))


@account_required
@require_safe
def organisation_audit_csv(request: HttpRequest, organisation_id: int) -> StreamingHttpResponse:
    return send(request, log_of_organisation(request, organisation_id))


def show(request: HttpRequest, log: Log) -> HttpResponse:
    form = FilterForm(request.GET, of_one_group=log.group is not None)
    page = Paginator(log.entries(form.wanted), A_PAGE).get_page(request.GET.get("page"))
    keep = "".join(f"&{urlencode({name: value})}" for name, value in form.wanted.items())
    context = {"group": log.group, "organisation": log.organisation, "form": form, "page_of": page, "keep": keep}
    return render(request, "dashboards/audit/log.html", {**context, "told": log.told(page)})


def send(request: HttpRequest, log: Log) -> StreamingHttpResponse:
    """What the page shows, all of it, in the same order."""
    if log.group:
        record(log.administrator, Deed.EXPORTED, log.group, detail=_("The log (CSV)"))
    else:
        record_for_all(log.administrator, Deed.EXPORTED, log.organisation, _("The log (CSV)"))
    wanted = FilterForm(request.GET, of_one_group=log.group is not None).wanted
    return send_csv(lines_of(log, wanted), "log.csv")
