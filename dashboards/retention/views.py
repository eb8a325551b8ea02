"""What is kept of leavers and until when; keeping it longer, of everyone or of one person."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dashboards.register.access import of_organisation, of_register
from dashboards.register.reading import Register
from dashboards.register.views import row_here
from dashboards.retention.forms import KeepForm
from dashboards.retention.keeping_longer import keep_longer, keep_no_longer
from dashboards.retention.lasting import past_with
from dashboards.retention.models import LeaverCount, RecordHold
from dashboards.views import leader_of
from people.models import Organisation, User


@of_organisation
@require_safe
def kept(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    return show(request, organisation, KeepForm())


def show(request: HttpRequest, organisation: Organisation, form: KeepForm) -> HttpResponse:
    here = RecordHold.objects.standing().select_related("person", "organisation")
    counts = LeaverCount.objects.filter(organisation__path__startswith=organisation.path)
    context = {
        "organisation": organisation,
        "form": form,
        "own": here.of_all().filter(organisation=organisation).first(),
        "of_people": here.filter(organisation__path__startswith=organisation.path, person__isnull=False)[:100],
        "counts": counts.select_related("organisation")[:100],
    }
    return render(request, "dashboards/retention/kept.html", context, status=422 if form.errors else 200)


@of_organisation
@require_POST
def keep_all(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    form = KeepForm(request.POST)
    if not form.is_valid():
        return show(request, organisation, form)
    keep_longer(organisation, form.cleaned_data["reason"], leader_of(request))
    messages.success(request, _("Nothing is deleted until you end this."))
    return redirect("dashboards:organisation_kept", organisation.pk)


@of_organisation
@require_POST
def end(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    below = RecordHold.objects.filter(organisation__path__startswith=organisation.path)
    keep_no_longer(get_object_or_404(below.select_related("organisation", "person"), pk=pk), leader_of(request))
    messages.success(request, _("Records are deleted again when no rule asks for them."))
    return redirect("dashboards:organisation_kept", organisation.pk)


def person_here(register: Register, pk: int) -> User:
    """Who leads a team looks; who administers decides."""
    if not register.is_administered:
        raise Http404
    return row_here(register, pk).obligation.learner


@of_register
@require_POST
def keep_one(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    person, form = person_here(register, pk), KeepForm(request.POST)
    if form.is_valid():
        keep_longer(register.organisation, form.cleaned_data["reason"], register.viewer, person)
        messages.success(request, _("Nothing is deleted until you end this."))
    else:
        messages.error(request, _("Nothing was changed. Say why, in a few words."))
    return redirect("dashboards:register_person", register.organisation.pk, pk)


@of_register
@require_POST
def end_one(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    person = person_here(register, pk)
    below = RecordHold.objects.standing().filter(organisation__path__startswith=register.organisation.path)
    for held in below.filter(person=person).select_related("organisation", "person"):
        keep_no_longer(held, register.viewer)
    if past_with(person, register.organisation.get_root().pk).hold:
        messages.info(request, _("An organisation above keeps it longer, so nothing is deleted yet."))
    else:
        messages.success(request, _("Records are deleted again when no rule asks for them."))
    return redirect("dashboards:register_person", register.organisation.pk, pk)
