"""Whether the groups of an organisation may have a box, who reads it, when, and for how long."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboards.question_box.forms import RulesForm
from dashboards.question_box.models import BoxEntry, BoxRules
from dashboards.views import ASK_OR_ACT, administered, leader_of
from people.auditing import record_for_all
from people.models import Deed, User
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def rules(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation, administrator = administered(request, organisation_id), leader_of(request)
    kept = BoxRules.objects.filter(organisation=organisation).first() or BoxRules(organisation=organisation)
    form = RulesForm(request.POST if request.method == "POST" else None, instance=kept)
    if form.is_valid():
        keep(form, administrator)
        messages.success(request, said_of(form.instance))
        return redirect("dashboards:organisation_settings", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "dashboards/question_box/rules.html", context, status=422 if form.errors else 200)


def said_of(kept: BoxRules) -> str:
    if kept.is_on:
        return _("Saved. Leaders can open a question box for their groups now.")
    return _("Saved. No question box takes questions. What is in one can be read until it vanishes.")


@transaction.atomic
def keep(form: RulesForm, administrator: User) -> None:
    if not form.changed_data:
        return
    wanted, organisation = form.instance, form.instance.organisation
    values = {name: getattr(wanted, name) for name in form.Meta.fields}
    BoxRules.objects.update_or_create(organisation=organisation, defaults=values)
    BoxEntry.objects.filter(group__organisation=organisation).vanish_within(wanted.days_kept)
    told = f"question_box={wanted.is_on}, monitor={wanted.monitor or '-'}, days={wanted.days_kept}"
    record_for_all(administrator, Deed.CHANGED_ORGANISATION, organisation, told)
