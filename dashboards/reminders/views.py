"""Reminders of an organisation, for its administrators: the days, the texts, and a test to oneself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.reminders.deciding import follow_again, keep, rules_here
from dashboards.reminders.forms import RulesForm
from dashboards.reminders.posting import Refused, ServerGone
from dashboards.reminders.samples import languages, may_send_test, samples, send_test
from dashboards.views import ASK_OR_ACT, administered, leader_of
from people.models import Organisation, User
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def reminders(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    form = RulesForm(request.POST if request.method == "POST" else None, instance=rules_here(organisation))
    if form.is_valid():
        keep(form, leader_of(request))
        messages.success(request, _("Saved. It holds from the next night on."))
        return redirect("dashboards:organisation_reminders", organisation.pk)
    context = {"organisation": organisation, "form": form, "company": organisation.get_root()}
    context["has_own"] = not organisation.is_root() and rules_here(organisation).pk
    return render(request, "dashboards/reminders/rules.html", context, status=422 if form.errors else 200)


@account_required
@require_POST
def as_above(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    if not organisation.is_root():
        follow_again(organisation, leader_of(request))
        messages.success(request, _("Saved. What was decided above holds here again."))
    return redirect("dashboards:organisation_reminders", organisation.pk)


@account_required
@never_cache
@require_safe
def texts(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    reader = leader_of(request)
    shown = [(code, name, samples(reader, organisation, code)) for code, name in languages()]
    return render(request, "dashboards/reminders/texts.html", {"organisation": organisation, "shown": shown})


@account_required
@require_POST
def test(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    level, said = tested(leader_of(request), organisation)
    messages.add_message(request, level, said)
    return redirect("dashboards:organisation_reminder_texts", organisation.pk)


def tested(reader: User, organisation: Organisation) -> tuple[int, str]:
    if not reader.email:
        return messages.ERROR, _("Your account has no e-mail address, so there is nowhere to send it.")
    if not may_send_test(reader):
        return messages.ERROR, _("You have sent yourself several tests. Please wait an hour for the next.")
    try:
        send_test(reader, organisation)
    except (Refused, ServerGone) as problem:
        return messages.ERROR, _("The mail server did not take it: %(words)s") % {"words": problem}
    return messages.SUCCESS, _("Sent to %(address)s, and to nobody else.") % {"address": reader.email}
