"""What the page shell asks: where is this page in other languages?"""

from __future__ import annotations

from django import template
from django.core.cache import cache
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from home.models import HomePage

LANGUAGES_KEPT_SECONDS = 60

register = template.Library()


@register.simple_tag(takes_context=True)
def other_languages(context: Context) -> list[dict[str, str]]:
    """Each has `code`, `name` (in its own language) and `address`."""
    page, request = context.get("page"), context.get("request")
    if request is None:
        return []
    if "translations" in context:  # a page that knows them already
        found = context["translations"]
    else:
        found = page_addresses(page, request) if isinstance(page, Page) else view_addresses(request)
    return [
        {"code": code, "name": get_language_info(code)["name_local"].capitalize(), "address": address}
        for code, address in found
    ]


def page_addresses(page: Page, request: HttpRequest) -> list[tuple[str, str]]:
    """Only translations that were published: an English lesson under a French address would be a broken promise."""
    others = page.get_translations().live().public().select_related("locale")
    return [(other.locale.language_code, other.get_url(request)) for other in others]


def view_addresses(request: HttpRequest) -> list[tuple[str, str]]:
    offered = cache.get_or_set("home:languages", published_languages, LANGUAGES_KEPT_SECONDS) or []
    return [(code, translate_url(request.get_full_path(), code)) for code in offered if code != get_language()]


def published_languages() -> list[str]:
    """Languages that have a home page of their own."""
    return list(HomePage.objects.live().values_list("locale__language_code", flat=True))
