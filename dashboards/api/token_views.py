"""The tokens of an organisation, for its administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from dashboards.api.forms import TokenForm
from dashboards.api.models import ApiToken
from dashboards.api.tokens import end_token, make_token
from dashboards.views import ASK_OR_ACT, administered, leader_of
from people.models import Organisation
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def tokens(request: HttpRequest, organisation_id: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    form = TokenForm(request.POST if request.method == "POST" else None)
    made = ""
    if form.is_valid():
        made = make_token(organisation, **form.cleaned_data, by=leader_of(request))
        form = TokenForm()
    return show(request, organisation, form, made)


def show(request: HttpRequest, organisation: Organisation, form: TokenForm, made: str) -> HttpResponse:
    context = {
        "organisation": organisation,
        "form": form,
        "made": made,
        "tokens": ApiToken.objects.filter(organisation=organisation).select_related("made_by"),
    }
    return render(request, "dashboards/api/tokens.html", context, status=422 if form.errors else 200)


@account_required
@never_cache
@require_POST
def end(request: HttpRequest, organisation_id: int, pk: int) -> HttpResponse:
    organisation = administered(request, organisation_id)
    token = get_object_or_404(ApiToken, organisation=organisation, pk=pk)
    end_token(token, by=leader_of(request))
    messages.success(request, _("“%(name)s” reads nothing any more.") % {"name": token.name})
    return redirect("dashboards:organisation_tokens", organisation.pk)
