"""What an organisation's administrators decide for all its groups."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dashboards.assigning.forms import OrganisationForm
from dashboards.views import ASK_OR_ACT, administered, leader_of
from people.auditing import record_for_all
from people.models import Deed, User
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def settings(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation, administrator = administered(request, organisation_id), leader_of(request)
    form = OrganisationForm(request.POST if request.method == "POST" else None, instance=organisation)
    if form.is_valid():
        keep(form, administrator)
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("dashboards:organisation_settings", organisation.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "dashboards/organisation_settings.html", context, status=422 if form.errors else 200)


@transaction.atomic
def keep(form: OrganisationForm, administrator: User) -> None:
    """Only these columns: the tree's own may have moved meanwhile."""
    if not form.changed_data:
        return
    organisation = form.instance
    organisation.save(update_fields=form.changed_data)
    told = ", ".join(f"{name}={form.cleaned_data[name]}" for name in form.changed_data)
    record_for_all(administrator, Deed.CHANGED_ORGANISATION, organisation, told)
