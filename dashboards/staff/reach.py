"""Whose staff lists these are: employers and work sites, for whoever administers them. Nobody else hears of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from dashboards.views import leader_of
from people.models import Employment, Organisation, User
from people.models.organisations import OrganisationQuerySet
from people.models.staff import EmploymentQuerySet
from people.permissions import account_required


def employers(user: User) -> OrganisationQuerySet:
    """Those with a staff list here; schools have their own ways of knowing who teaches."""
    return Organisation.objects.administered_by(user).employing()


def of_employer(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def for_administrators(request: HttpRequest, organisation_id: int, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(employers(leader_of(request)), pk=organisation_id), **kwargs)

    return account_required(never_cache(for_administrators))


def staff_of(organisation: Organisation) -> EmploymentQuerySet:
    """Of the organisation and everything below it, with what a list shows of them."""
    return Employment.objects.within(organisation).select_related("user", "organisation", "team")


def sites_of(organisation: Organisation) -> OrganisationQuerySet:
    """The organisation itself and every employer or site below it."""
    return Organisation.objects.within(organisation).employing()


def sites_within_reach(organisation: Organisation, user: User) -> OrganisationQuerySet:
    """All of the company that `user` administers: somebody may come from or go to a site beside this one."""
    return employers(user).filter(path__startswith=organisation.root_path)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is filled with; None where it is only looked at."""
    return request.POST if request.method == "POST" else None
