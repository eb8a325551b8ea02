"""Starting a class, and what it is called."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from curriculum.regions import region_of
from dashboards.classes.access import of_group
from dashboards.classes.forms import ClassForm, NewClassForm
from dashboards.classes.starting import start_class
from dashboards.views import ASK_OR_ACT, leader_of
from people.auditing import record
from people.guests import language_of_the_page
from people.models import Deed, Group
from people.permissions import account_required


@account_required
@never_cache
@require_http_methods(ASK_OR_ACT)
def new_class(request: HttpRequest) -> HttpResponse:
    teacher = leader_of(request)
    if teacher.signs_in_by_card:
        raise Http404
    begin = {"region": region_of(request), "card_language": language_of_the_page()}
    form = NewClassForm(teacher, request.POST or None, initial=begin)
    if form.is_valid():
        return redirect("dashboards:joining", start_class(teacher, form.cleaned_data).pk)
    return render(request, "dashboards/classes/new.html", {"form": form}, status=422 if form.errors else 200)


@of_group
@require_http_methods(ASK_OR_ACT)
def class_settings(request: HttpRequest, group: Group) -> HttpResponse:
    form = ClassForm(request.POST or None, instance=Group.objects.get(pk=group.pk))
    if form.is_valid():
        save_settings(request, form)
        return redirect("dashboards:class_settings", group.pk)
    context = {"group": group, "form": form}
    return render(request, "dashboards/classes/settings.html", context, status=422 if form.errors else 200)


@transaction.atomic
def save_settings(request: HttpRequest, form: ClassForm) -> None:
    if form.has_changed():
        group = form.save(commit=False)
        group.save(update_fields=["name", "grade_band"])
        record(leader_of(request), Deed.CHANGED_SETTINGS, group, detail=_("Name or grades"))
    messages.success(request, _("Saved."))
