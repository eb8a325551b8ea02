"""One page of a long list: found by where the last one ended, so that the last page costs what the first does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from dashboards.group_at_quiz import A_PAGE
from progress.models import Obligation
from progress.models.requirements import ObligationQuerySet

Place = tuple[str, int]  # in the order of the list


@dataclass(frozen=True)
class KeysetPage:
    obligations: list[Obligation]
    before: int | None  # numbers that lead to the neighbours: addresses hold no names
    after: int | None


def page_of(found: ObligationQuerySet, everyone: ObligationQuerySet, asked: Mapping[str, str]) -> KeysetPage:
    """`found` in order by `sort_name` and number. A place that is gone leads to the first page."""
    if place := place_of(everyone, asked.get("before", "")):
        page = page_before(found, place)
        if page.before is not None:
            return page
    place = place_of(everyone, asked.get("after", "")) if "after" in asked else None
    return page_after(found, place)


def place_of(everyone: ObligationQuerySet, number: str) -> Place | None:
    if not number.isdecimal() or len(number) > 18:
        return None
    return everyone.filter(pk=int(number)).values_list("sort_name", "pk").first()


def page_after(found: ObligationQuerySet, place: Place | None) -> KeysetPage:
    there = list((found.filter(beyond("gt", place)) if place else found)[: A_PAGE + 1])
    page = there[:A_PAGE]
    return KeysetPage(
        page,
        before=page[0].pk if place and page else None,
        after=page[-1].pk if len(there) > A_PAGE else None,
    )


def page_before(found: ObligationQuerySet, place: Place) -> KeysetPage:
    there = list(found.filter(beyond("lt", place)).reverse()[: A_PAGE + 1])
    page = there[:A_PAGE][::-1]
    return KeysetPage(
        page,
        before=page[0].pk if len(there) > A_PAGE else None,
        after=page[-1].pk if page else None,
    )


def beyond(way: str, place: Place) -> Q:
    """The first condition alone would do for the index, the second is exact."""
    name, pk = place
    return Q(**{f"sort_name__{way}e": name}) & (
        Q(**{f"sort_name__{way}": name}) | Q(sort_name=name, **{f"pk__{way}": pk})
    )
