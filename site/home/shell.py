"""What every page needs around its content.

Pages for visitors without a session must be the same for everyone: the templates ask `visitor_has_session` before they
touch `user` or `messages`, because looking at those opens the session.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from curriculum.previews import look_of
from curriculum.regions import REGIONS, region_of, services_in
from curriculum.stamped_cache import BODIES, recall
from home.stylesheets import NAME
from progress.readers import has_session

STRIP_LENGTH = 3
SECTIONS = ["courses", "learning", "join", "verify"]
KEPT_PARTS = ["safety_bar", "site_nav", "help_strip", "footer"]


# A preview at the editor's desk looks as its editor chose, whatever the editor's own screen.
COLOUR_SCHEMES = {"": "light dark", "light": "light", "dark": "dark", "print": "light"}


def page_shell(request: HttpRequest) -> dict[str, Any]:
    look = look_of(request)
    return {
        "stylesheet": f"css/plainsight-{look}.css" if look else NAME,
        "colour_scheme": COLOUR_SCHEMES[look],
        "site_name": settings.SITE_NAME,
        "visitor_has_session": has_session(request),
        "guest_retention_days": settings.GUEST_RETENTION_DAYS,
        "shell": SimpleLazyObject(lambda: kept_parts(section_of(request), region_of(request))),
    }


def kept_parts(section: str, region: str) -> dict[str, SafeString]:
    """The parts of the shell that hold nothing personal, by the name of their template; made once, as HTML."""
    key = f"home:shell:{get_language()}:{region}:{section}"
    return recall(BODIES, key, lambda: make_parts(section, region))


def make_parts(section: str, region: str) -> dict[str, SafeString]:
    context = {
        "site_name": settings.SITE_NAME,
        "quick_exit_address": settings.QUICK_EXIT_ADDRESS,
        "section": section,
        "help_services": services_in(region)[:STRIP_LENGTH],
        "help_region": REGIONS.get(region, region),
    }
    return {name: render_to_string(f"home/{name}.html", context) for name in KEPT_PARTS}


def section_of(request: HttpRequest) -> str:
    """Which link of the navigation leads here; the language may stand before it in the address."""
    return next((part for part in request.path.split("/")[1:3] if part in SECTIONS), "")
