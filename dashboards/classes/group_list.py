"""The groups someone leads; of one organisation alone, where there are several. Those of the past stand apart."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q

from dashboards.group_at_quiz import A_PAGE
from people.models import Group, Organisation, Role
from people.models.organisations import GroupQuerySet


def list_of(groups: GroupQuerySet, wanted: str, page: str | None, past_page: str | None) -> dict[str, Any]:
    """What the page shows. Whatever else than one of the organisations is wanted shows them all."""
    organisations = list(Organisation.objects.filter(pk__in=groups.values("organisation")).order_by("name", "pk"))
    chosen = next((one for one in organisations if str(one.pk) == wanted), None)
    learners = Count("memberships", filter=Q(memberships__role=Role.LEARNER))
    found = groups.filter(organisation=chosen) if chosen else groups
    in_order = found.present().annotate(size=learners).order_by("organisation__name", "name", "pk")
    past = found.over().order_by("-archived_at", "pk")
    counted = found.aggregate(all=Count("pk"), over=Count("archived_at"))
    return {
        "page_of": page_of(in_order, counted["all"] - counted["over"], page),
        "past": page_of(past, counted["over"], past_page),
        "organisations": organisations if len(organisations) > 1 else [],
        "chosen": chosen,
        "keep": f"&organisation={chosen.pk}" if chosen else "",
    }


def page_of(groups: GroupQuerySet, count: int, wanted: str | None) -> Page[Group]:
    """`count` is how many there are: both lists are counted in one query."""
    paginator = Paginator(groups, A_PAGE)
    paginator.count = count
    return paginator.get_page(wanted)
