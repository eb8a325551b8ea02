"""Where the reader is, as far as help services go.

Chosen by the reader and kept in a cookie; never guessed from a network address.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from curriculum.models import HelpService

COOKIE = "region"
COOKIE_SECONDS = 60 * 60 * 24 * 365
CACHE_SECONDS = 60 * 5

REGIONS = {
    "CA-ON-PEEL": _("Region of Peel, Ontario"),
    "CA-ON": _("Ontario, elsewhere"),
    "CA": _("Canada, elsewhere"),
    "US": _("United States"),
    "GB": _("United Kingdom"),
}


def region_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in REGIONS else settings.DEFAULT_REGION


def services_in(region: str) -> list[HelpService]:
    """The verified services of a region, nearest concerns first. Cached, because every page shows some of them."""
    return cache.get_or_set(
        cache_key(region), lambda: list(HelpService.objects.verified().for_region(region)), CACHE_SECONDS
    )


def cache_key(region: str) -> str:
    return f"curriculum:services:{region}"


@receiver([post_save, post_delete], sender=HelpService)
def forget_services(**kwargs) -> None:
    cache.delete_many([cache_key(region) for region in {*REGIONS, settings.DEFAULT_REGION}])
