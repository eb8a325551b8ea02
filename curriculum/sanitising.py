"""The one place where HTML that did not come through Wagtail's editor is made safe: imports, texts of organisations."""

from __future__ import annotations

from bleach.sanitizer import Cleaner
from django.utils.safestring import SafeString, mark_safe

INLINE = {"b", "br", "em", "i", "strong"}
TAGS = INLINE | {"a", "blockquote", "h2", "h3", "li", "ol", "p", "ul"}
ATTRIBUTES = {"a": ["href"]}
PROTOCOLS = {"http", "https", "mailto", "tel"}


def clean_html(text: str, tags: set[str] = TAGS) -> SafeString:
    """Plain formatting and links stay; everything else goes, and the words in it remain."""
    cleaner = Cleaner(tags=tags, attributes=ATTRIBUTES, protocols=PROTOCOLS, strip=True, strip_comments=True)
    return mark_safe(cleaner.clean(text))  # noqa: S308 - it has just been cleaned
