"""Whose pages these are: an organisation's administrators', and, of the register, its teams' leaders' for their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from dashboards.views import leader_of
from people.models import Group, Organisation, User
from people.models.organisations import GroupQuerySet, OrganisationQuerySet
from people.permissions import account_required


def of_organisation(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Nobody else hears that there is such a page."""

    @wraps(view)
    def for_administrators(request: HttpRequest, organisation_id: int, **kwargs: Any) -> HttpResponseBase:
        administered = Organisation.objects.administered_by(leader_of(request))
        return view(request, get_object_or_404(administered, pk=organisation_id), **kwargs)

    return account_required(never_cache(for_administrators))


def teams_led_by(user: User) -> GroupQuerySet:
    """Those in which someone is employed: a class is none."""
    return Group.objects.with_leader(user).filter(employments__isnull=False).distinct()


def registers_of(user: User) -> OrganisationQuerySet:
    """The organisations of which this person may see the register, or a part of it."""
    with_team = Organisation.objects.filter(groups__in=teams_led_by(user)).values("pk")
    return Organisation.objects.administered_by(user) | Organisation.objects.filter(pk__in=with_team)
