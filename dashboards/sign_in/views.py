"""The settings of a company's own sign-in, for its administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dashboards.sign_in import changing
from dashboards.sign_in.addresses import addresses_of
from dashboards.sign_in.forms import SignInForm
from dashboards.sign_in.openid_form import OpenIDForm
from dashboards.sign_in.saml_form import SAMLForm
from dashboards.staff.reach import of_employer, sent
from dashboards.views import ASK_OR_ACT, leader_of
from people.company_sign_in.arriving import last_trouble
from people.company_sign_in.beginning import begin as lead_to_provider
from people.models import Organisation, OrganisationSignIn, Protocol


def sign_in_of(organisation: Organisation) -> OrganisationSignIn:
    return get_object_or_404(
        OrganisationSignIn.objects.select_related("app", "organisation"), organisation=organisation
    )


@sensitive_post_parameters("secret")
@of_employer
@require_http_methods(ASK_OR_ACT)
def sign_in(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    if not OrganisationSignIn.objects.filter(organisation=organisation).exists():
        return render(request, "dashboards/sign_in/choose.html", {"organisation": organisation})
    found = sign_in_of(organisation)
    form = form_for(found)(found, sent(request))
    if form.is_valid():
        if changing.change(found, form.cleaned_data, leader_of(request)):
            messages.success(request, _("Saved. It holds from now on."))
            return redirect("dashboards:organisation_sign_in", organisation.pk)
        form.add_error("word", _("Another company has this short name. Choose another one."))
    return show(request, found, form)


def form_for(found: OrganisationSignIn) -> type[SignInForm]:
    return SAMLForm if found.is_saml else OpenIDForm


def show(request: HttpRequest, found: OrganisationSignIn, form: SignInForm) -> HttpResponse:
    stored = sign_in_of(found.organisation)  # what was typed may not hold
    context = {
        "organisation": found.organisation,
        "sign_in": stored,
        "form": form,
        "addresses": addresses_of(request, stored),
        "linked": stored.links().count(),
        "trouble": last_trouble(stored),
        "held": stored.held.filter(is_same_person=False).count(),
    }
    return render(request, "dashboards/sign_in/page.html", context, status=422 if form.errors else 200)


@of_employer
@require_POST
def begin(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    protocol = request.POST.get("protocol", "")
    if protocol in Protocol.values:
        changing.begin(organisation, Protocol(protocol), leader_of(request))
    return redirect("dashboards:organisation_sign_in", organisation.pk)


@of_employer
@require_safe
def try_it(request: HttpRequest, organisation: Organisation) -> HttpResponseBase:
    """To the provider and back, without signing in anybody. Also while it is off."""
    found, back = sign_in_of(organisation), reverse("dashboards:organisation_sign_in", args=[organisation.pk])
    if not found.is_complete:
        messages.info(request, _("Fill in the form and save it first."))
        return redirect(back)
    return lead_to_provider(request, found, back, tried_by=leader_of(request))


@of_employer
@require_POST
def remove(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    found = OrganisationSignIn.objects.filter(organisation=organisation).select_related("app").first()
    if found and "understood" not in request.POST:
        messages.error(request, _("Nothing was removed. Tick the box if you want that."))
    elif found:
        changing.remove(found, leader_of(request))
        messages.success(request, _("Removed. Nobody comes in this way any more."))
    return redirect("dashboards:organisation_sign_in", organisation.pk)
