"""Where the reader is, as far as help services go.

Chosen by the reader and kept in a cookie; never guessed from a network address.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from curriculum.models import HelpService
from curriculum.stamped_cache import BODIES, recall

COOKIE = "region"
COOKIE_SECONDS = 60 * 60 * 24 * 365

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
    """The verified services of a region, nearest concerns first, in the language of the page where they have
    words in it. Cached, because every page shows some of them."""
    language = get_language() or settings.LANGUAGE_CODE
    return recall(
        BODIES,
        f"curriculum:services:{region}:{language}",
        lambda: HelpService.objects.for_region(region).verified().in_words_of(language),
    )
