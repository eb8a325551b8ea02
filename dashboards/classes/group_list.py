"""The groups someone leads; of one organisation alone, where there are several."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F, Q

from dashboards.group_at_quiz import A_PAGE
from people.models import Organisation, Role
from people.models.organisations import GroupQuerySet


def list_of(groups: GroupQuerySet, wanted: str, page: str | None) -> dict[str, Any]:
    """What the page shows. Whatever else than one of the organisations is wanted shows them all."""
    organisations = list(Organisation.objects.filter(pk__in=groups.values("organisation")).order_by("name", "pk"))
    chosen = next((one for one in organisations if str(one.pk) == wanted), None)
    learners = Count("memberships", filter=Q(memberships__role=Role.LEARNER))
    found = groups.filter(organisation=chosen) if chosen else groups
    over = F("archived_at").asc(nulls_first=True)
    in_order = found.annotate(size=learners).order_by(over, "organisation__name", "name", "pk")
    return {
        "page_of": Paginator(in_order, A_PAGE).get_page(page),
        "organisations": organisations if len(organisations) > 1 else [],
        "chosen": chosen,
        "keep": f"&organisation={chosen.pk}" if chosen else "",
    }
