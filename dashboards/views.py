"""The pages of whoever leads a group. Anyone else hears that there is no such page."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dashboards.classes.group_list import list_of
from dashboards.group_at_quiz import A_PAGE
from dashboards.group_progress import progress_by_group
from dashboards.question_box.readers import left_to_read
from dashboards.register.whose import registers_at_work
from people.models import Group, Organisation, User
from people.models.organisations import GroupQuerySet
from people.permissions import account_required

ASK_OR_ACT = ["GET", "HEAD", "POST"]


def leader_of(request: HttpRequest) -> User:
    return cast("User", request.user)  # account_required has seen to it


def led_groups(request: HttpRequest) -> GroupQuerySet:
    return Group.objects.led_by(leader_of(request)).select_related("organisation")


def led_group(request: HttpRequest, group_id: int) -> Group:
    return get_object_or_404(led_groups(request), pk=group_id)


def administered(request: HttpRequest, organisation_id: int) -> Organisation:
    return get_object_or_404(Organisation.objects.administered_by(leader_of(request)), pk=organisation_id)


@account_required
@never_cache
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    if leader_of(request).signs_in_by_card:  # they lead nothing, and can start nothing
        return redirect("progress:learning")
    asked = request.GET
    context = list_of(led_groups(request), asked.get("organisation", ""), asked.get("page"), asked.get("past"))
    progress = progress_by_group(context["page_of"], get_language() or "")
    context["cards"] = [(group, progress.get(group.pk)) for group in context["page_of"]]
    context["boxes"] = left_to_read(leader_of(request))
    context["administered"] = list(Organisation.objects.administered_by(leader_of(request))[:A_PAGE])
    context["registers"] = registers_at_work(leader_of(request), context["administered"])
    return render(request, "dashboards/groups.html", context)
