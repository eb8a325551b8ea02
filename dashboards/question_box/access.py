"""Who opens which page of a group's question box. Others hear that there is no such page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from dashboards.classes.access import refused
from dashboards.question_box.readers import groups_read_by, groups_seen_by
from dashboards.views import leader_of
from people.models import Group, User
from people.models.organisations import GroupQuerySet
from people.permissions import account_required

View = Callable[..., HttpResponseBase]


def of_box(found: Callable[[User], GroupQuerySet], *, changes: bool = True) -> Callable[[View], View]:
    """What is over can be read and not changed."""

    def decorated(view: View) -> View:
        @wraps(view)
        def for_staff(request: HttpRequest, group_id: int, **kwargs: Any) -> HttpResponseBase:
            groups = found(leader_of(request)).select_related("organisation")
            group = get_object_or_404(groups, pk=group_id)
            if changes and refused(request, group):
                return redirect("dashboards:question_box", group.pk)
            return view(request, group, **kwargs)

        return account_required(never_cache(for_staff))

    return decorated


for_readers = of_box(groups_read_by)
for_readers_who_look = of_box(groups_read_by, changes=False)
for_staff_around = of_box(groups_seen_by)


def for_learner(view: View) -> View:
    """Of a group they are in, while its term lasts."""

    @wraps(view)
    def of_group(request: HttpRequest, group_id: int) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return asked_to_sign_in(request)
        groups = Group.objects.joined_by(leader_of(request)).present().select_related("organisation")
        return view(request, get_object_or_404(groups, pk=group_id))

    return never_cache(of_group)


def asked_to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """What was written while the session ended is given back, on this page alone."""
    written = request.POST.get("text", "")
    if not written:
        return redirect_to_login(request.get_full_path())
    context = {"written": written, "address": request.get_full_path()}
    return render(request, "dashboards/question_box/signed_out.html", context, status=403)
