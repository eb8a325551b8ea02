"""Pages of an organisation's administrators, and of the register also those of leaders, for their own teams."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from dashboards.register.reading import Register
from dashboards.register.whose import registers_of
from dashboards.views import administered, leader_of
from people.models import Organisation
from people.permissions import account_required


def of_organisation(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Nobody else hears that there is such a page."""

    @wraps(view)
    def for_administrators(request: HttpRequest, organisation_id: int, **kwargs: Any) -> HttpResponseBase:
        return view(request, administered(request, organisation_id), **kwargs)

    return account_required(never_cache(for_administrators))


def of_register(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """As above, and for whoever leads a team there."""

    @wraps(view)
    def for_those_who_may(request: HttpRequest, organisation_id: int, **kwargs: Any) -> HttpResponseBase:
        person = leader_of(request)
        organisation: Organisation = get_object_or_404(registers_of(person), pk=organisation_id)
        return view(request, Register(organisation, person), **kwargs)

    return account_required(never_cache(for_those_who_may))
