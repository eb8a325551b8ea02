"""Try the links of pages in the background, and keep what came of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.tasks import task
from django.utils import timezone
from wagtail.models import Page

from curriculum.house_style.kinds import checked_pages, is_checked
from curriculum.house_style.material import Material
from curriculum.house_style.page_links import addresses_of
from curriculum.house_style.visiting import Visit, visit
from curriculum.models import CheckedLink

GOOD_FOR = datetime.timedelta(days=7)
MOST_LINKS = 100  # of one page
LONGEST = 500  # what an address may take


def try_links(page: Page, *, again: bool = False, visit: Callable[[str], Visit] = visit) -> int:
    """Try what the latest draft of a page links to: what was never tried, or not for a week, or all of it `again`.
    How many were tried. Results of links that are gone go too."""
    addresses = addresses_of(Material(page.get_latest_revision_as_object()))[:MOST_LINKS]
    known = CheckedLink.objects.filter(page_id=page.pk)
    known.exclude(address__in=addresses).delete()
    fresh = (
        set()
        if again
        else set(known.filter(checked_at__gt=timezone.now() - GOOD_FOR).values_list("address", flat=True))
    )
    due = [address for address in addresses if address not in fresh and len(address) <= LONGEST]
    for address in due:
        result = visit(address)
        values = {"works": result.works, "reason": result.reason, "checked_at": timezone.now()}
        CheckedLink.objects.update_or_create(page_id=page.pk, address=address, defaults=values)
    return len(due)


@task
def try_links_of(page_id: int, again: bool = False) -> int:
    page = Page.objects.filter(pk=page_id).first()
    return try_links(page.specific, again=again) if page and is_checked(page.specific) else 0


def try_all_links() -> int:
    """Put every page that learners see in the queue; how many."""
    pages = [pk for model in checked_pages() for pk in model.objects.live().values_list("pk", flat=True)]
    for pk in pages:
        try_links_of.enqueue(pk)
    return len(pages)
