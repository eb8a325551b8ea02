"""Whose pages these are: the group's leaders' and its administrators'. A group whose term is over is read only."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dashboards.views import led_group
from people.models import Group, User
from people.permissions import account_required

SAFE = ("GET", "HEAD")


def of_group_also_over(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For what may still be done once the term is over. Nobody else hears that there is such a page."""

    @wraps(view)
    def for_leaders(request: HttpRequest, group_id: int, **kwargs: Any) -> HttpResponseBase:
        return view(request, led_group(request, group_id), **kwargs)

    return account_required(never_cache(for_leaders))


def of_group(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For every other page of a group."""

    @wraps(view)
    def read_only_once_over(request: HttpRequest, group: Group, **kwargs: Any) -> HttpResponseBase:
        return redirect("dashboards:learners", group.pk) if refused(request, group) else view(request, group, **kwargs)

    return of_group_also_over(read_only_once_over)


def refused(request: HttpRequest, group: Group) -> bool:
    """Whether someone tries to change what is over; and says so."""
    if not group.archived_at or request.method in SAFE:
        return False
    messages.error(request, _("Nothing was changed: this group’s term is over, so it can only be read."))
    return True


def of_present_group(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For pages that are there to change something: once the term is over nothing is on them to be read."""

    @wraps(view)
    def while_present(request: HttpRequest, group: Group, **kwargs: Any) -> HttpResponseBase:
        return redirect("dashboards:learners", group.pk) if group.archived_at else view(request, group, **kwargs)

    return of_group(while_present)


def learner_here(group: Group, pk: int) -> User:
    return get_object_or_404(group.learners().select_related("card"), pk=pk)
