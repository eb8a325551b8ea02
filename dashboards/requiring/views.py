"""Requiring a course: what stands, choosing one, and who will get it before anything holds."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curriculum.outline import Outline
from dashboards.register.access import of_organisation
from dashboards.requiring.courses import course_to_require, courses_to_require
from dashboards.requiring.forms import RequireForm
from dashboards.requiring.profiles import offered_profiles
from dashboards.requiring.standing import required_at
from dashboards.views import ASK_OR_ACT, leader_of
from people.models import Organisation
from progress import requiring
from progress.foreseeing import foresee, foresee_withdrawal
from progress.models import Requirement

FORM, WHO = "dashboards/requiring/form.html", "dashboards/requiring/who.html"


def outline_here(slug: str) -> Outline:
    outline = course_to_require(slug, get_language() or "")
    if outline is None:
        raise Http404
    return outline


def standing_here(organisation: Organisation, pk: int) -> Requirement:
    own = Requirement.objects.standing().select_related("organisation")
    return get_object_or_404(own, organisation=organisation, pk=pk)


def form_for(organisation: Organisation, data: Any, standing: Requirement | None = None) -> RequireForm:
    today = timezone.localdate(timezone=organisation.zone)
    return RequireForm(data, offered_profiles(organisation), today, standing)


def show(request: HttpRequest, form: RequireForm, **context: Any) -> HttpResponse:
    return render(request, FORM, {**context, "form": form}, status=422 if form.errors else 200)


@of_organisation
@require_safe
def required(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    context = {"organisation": organisation, "required": required_at(organisation)}
    return render(request, "dashboards/requiring/required.html", context)


@of_organisation
@require_safe
def choose(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    courses = courses_to_require(get_language() or "")
    context = {"organisation": organisation, "courses": courses}
    return render(request, "dashboards/requiring/choose.html", context)


@of_organisation
@require_safe
def new(request: HttpRequest, organisation: Organisation, course: str) -> HttpResponse:
    outline = outline_here(course)
    form = form_for(organisation, request.GET or None)
    return show(request, form, organisation=organisation, title=outline.title)


@of_organisation
@require_http_methods(ASK_OR_ACT)
def who(request: HttpRequest, organisation: Organisation, course: str) -> HttpResponse:
    """A GET looks ahead; only the button of that page acts."""
    outline = outline_here(course)
    form = form_for(organisation, request.POST or request.GET)
    if not form.is_valid():
        return show(request, form, organisation=organisation, title=outline.title)
    if request.method == "POST":
        requiring.require(organisation, outline, form.terms, form.first_day, leader_of(request))
        return held(request, organisation, _("Required: %(title)s.") % {"title": outline.title})
    standing = requiring.same_as(organisation, outline, form.terms)
    thought = thought_of(form, standing or Requirement(course_key=outline.key), organisation)
    context = {"organisation": organisation, "title": outline.title, "form": form, "stands_already": standing}
    return render(request, WHO, {**context, "terms": form.terms, "foreseen": foresee(thought)})


@of_organisation
@require_safe
def requirement(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    standing = standing_here(organisation, pk)
    form = form_for(organisation, request.GET or None, standing)
    return show(request, form, organisation=organisation, title=standing.course_title, requirement=standing)


@of_organisation
@require_http_methods(ASK_OR_ACT)
def who_then(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """The dry run of a change, and the change."""
    standing = standing_here(organisation, pk)
    form = form_for(organisation, request.POST or request.GET, standing)
    context = {"organisation": organisation, "title": standing.course_title, "requirement": standing}
    if form.is_valid() and request.method == "POST":
        change(request, standing, form)
    if not form.is_valid():
        return show(request, form, **context)
    if request.method == "POST":
        return held(request, organisation, _("Changed: %(title)s.") % {"title": standing.course_title})
    thought = thought_of(form, standing_here(organisation, pk), organisation)
    return render(request, WHO, {**context, "form": form, "terms": form.terms, "foreseen": foresee(thought)})


def change(request: HttpRequest, standing: Requirement, form: RequireForm) -> None:
    try:
        requiring.change(standing, form.terms, form.first_day, leader_of(request))
    except requiring.RequiredAlready:
        form.add_error("works", _("You require this course of exactly these people already. Change that one instead."))
    except requiring.Withdrawn:
        raise Http404 from None


@of_organisation
@require_http_methods(ASK_OR_ACT)
def withdraw(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    own = Requirement.objects.select_related("organisation").filter(organisation=organisation)
    found = get_object_or_404(own, pk=pk)
    if request.method == "POST":
        requiring.withdraw(found, leader_of(request))
        sentence = _("Withdrawn: %(title)s. What people have finished stays theirs and yours.")
        return held(request, organisation, sentence % {"title": found.course_title})
    context = {"organisation": organisation, "requirement": standing_here(organisation, pk)}
    return render(request, "dashboards/requiring/withdraw.html", {**context, "ending": foresee_withdrawal(found)})


def thought_of(form: RequireForm, requirement: Requirement, organisation: Organisation) -> Requirement:
    """Never saved: the requirement as it would be."""
    requirement.organisation, requirement.starts_on = organisation, form.first_day
    for name, value in form.terms.as_fields().items():
        setattr(requirement, name, value)
    return requirement


def held(request: HttpRequest, organisation: Organisation, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    if requiring.has_many_people(organisation):
        messages.info(
            request, _("So many people are seen to in the background: the register follows in a minute or two.")
        )
    return redirect("dashboards:required", organisation.pk)
