"""What is off the screens now: stopped pages in every language, and all below them. No query once it is cached."""

from __future__ import annotations

import uuid

from django.db.models import Q
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.models.stops import Stop  # lists of courses, which are models too, read this
from curriculum.stamped_cache import OUTLINES, recall


def stopped_keys() -> frozenset[uuid.UUID]:
    """The translation keys of every page that learners must not see."""
    return recall(OUTLINES, "curriculum:stopped", keys_in_force)


def keys_in_force() -> frozenset[uuid.UUID]:
    """The same, asked of the database."""
    return keys_under(Stop.objects.in_force().values("page_key"))


def keys_under(page_keys: object) -> frozenset[uuid.UUID]:
    """Of these pages and of all below them, in every language; and of aliases, which show the same elsewhere."""
    known: frozenset[uuid.UUID] = frozenset()
    found = below(Q(translation_key__in=page_keys))
    while found - known:
        known |= found
        found = below(Q(alias_of__translation_key__in=found))
    return known


def below(these: Q) -> frozenset[uuid.UUID]:
    places = Q()
    for path in Page.objects.filter(these).values_list("path", flat=True):
        places |= Q(path__startswith=path)
    return frozenset(Page.objects.filter(places).values_list("translation_key", flat=True)) if places else frozenset()


def is_stopped(page: Page) -> bool:
    return page.translation_key in stopped_keys()


def shown(pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages that are not off the screens: for lists, search and exports."""
    keys = stopped_keys()
    return pages.exclude(translation_key__in=keys) if keys else pages
