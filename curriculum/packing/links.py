"""Links in packs are plain addresses; Wagtail keeps links to its own pages by id, so that they survive moves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.utils.html import escape
from django.utils.translation import get_language_from_path
from wagtail.models import Page, Site

SAFE = re.compile(r"(https?://[^\s]+|mailto:[^\s]+|tel:[^\s]+|/(?!/)[^\s]*)", re.IGNORECASE)


def link_attributes(address: str) -> str | None:
    """The attributes of an `<a>` to this address; None if it is not one to link to."""
    if not SAFE.fullmatch(address):
        return None
    if address.startswith("/") and (page := page_at(address)):
        return f'linktype="page" id="{page.pk}"'
    return f'href="{escape(address)}"'


def page_at(path: str) -> Page | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or not path.endswith("/"):
        return None
    home, rest = site.root_page, path.removeprefix("/")
    if language := get_language_from_path(path):
        home = home.get_translations(inclusive=True).filter(locale__language_code=language).first()
        rest = rest.partition("/")[2]
    return Page.objects.filter(url_path=home.url_path + rest).first() if home else None


def link_address(attributes: Mapping[str, str]) -> str:
    """Where an `<a>` of Wagtail's rich text leads; nothing if that is no longer there."""
    if attributes.get("linktype") != "page":
        return encode(attributes.get("href", ""))
    page = Page.objects.filter(pk=attributes.get("id")).first()
    parts = page.get_url_parts() if page else None
    return parts[2] if parts and parts[2] else ""


def encode(address: str) -> str:
    """Without what would end a Markdown link early."""
    return "".join(f"%{ord(sign):02X}" if sign in ' ()<>\\"\n\t' else sign for sign in address.strip())
