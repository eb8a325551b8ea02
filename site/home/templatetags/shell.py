"""What the page shell asks: where is this page in other languages?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import template
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.template import Context
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from home.models import HomePage
from progress.places import Elsewhere

LANGUAGES_KEPT_SECONDS = 60

register = template.Library()


@dataclass(frozen=True)
class Language:
    """A way to another language: to this very page, or to what stands in for it there."""

    code: str
    address: str
    is_translated: bool

    @property
    def name(self) -> str:
        """In the language itself."""
        return get_language_info(self.code)["name_local"].capitalize()

    @property
    def whole_address(self) -> str:
        """Search engines ask for the host too."""
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + self.address


@register.simple_tag(takes_context=True)
def other_languages(context: Context) -> list[Language]:
    page, request = context.get("page"), context.get("request")
    if request is None:
        return []
    if "other_languages" not in vars(request):
        if "translations" in context:  # a page that knows them already
            found = or_home(context["translations"])
        else:
            found = or_home(page_addresses(page)) if isinstance(page, Page) else view_addresses(request)
        vars(request)["other_languages"] = [Language(*elsewhere) for elsewhere in found]
    return vars(request)["other_languages"]


@register.simple_tag(takes_context=True)
def alternates(context: Context) -> list[Language]:
    """This page in every language it is translated to, itself among them; nothing where there is only one."""
    others = [language for language in other_languages(context) if language.is_translated]
    return [Language(get_language() or "", context["request"].path, True), *others] if others else []


def page_addresses(page: Page) -> Iterator[Elsewhere]:
    """Only translations that were published: an English page under a French address would be a broken promise."""
    for other in page.get_translations().live().public().select_related("locale"):
        if address := other.url:
            yield Elsewhere(other.locale.language_code, address)


def or_home(found: Iterable[Elsewhere]) -> list[Elsewhere]:
    """Where a page is not translated, the way to its language still leads somewhere: to the home page."""
    there = {elsewhere.language: elsewhere for elsewhere in found}
    homes = {code: Elsewhere(code, address, is_translated=False) for code, address in published_homes().items()}
    return [elsewhere for code, elsewhere in (homes | there).items() if code != get_language()]


def view_addresses(request: HttpRequest) -> list[Elsewhere]:
    return [
        Elsewhere(code, translate_url(request.get_full_path(), code))
        for code in published_homes()
        if code != get_language()
    ]


def published_homes() -> dict[str, str]:
    """The home page of every language that has one."""
    return cache.get_or_set("home:languages", find_homes, LANGUAGES_KEPT_SECONDS) or {}


def find_homes() -> dict[str, str]:
    homes = HomePage.objects.live().select_related("locale").order_by("locale_id")
    return {home.locale.language_code: home.url for home in homes if home.url}
