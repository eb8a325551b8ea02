"""Editors' HTML, cleaned for the place it is shown in."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from curriculum.sanitising import INLINE, clean_html

register = template.Library()

# A fieldset's legend may hold phrases only, so paragraphs and list items become spans that look like them.
AS_SPANS = {
    "<p>": '<span class="phrase">',
    "</p>": "</span>",
    "<li>": '<span class="phrase phrase--item">',
    "</li>": "</span>",
}


@register.filter
def prose(html: str) -> SafeString:
    return clean_html(expand_db_html(html))


@register.filter
def phrases(html: str) -> SafeString:
    cleaned = str(clean_html(html, tags=INLINE | {"p", "li"}))
    for block, span in AS_SPANS.items():
        cleaned = cleaned.replace(block, span)
    return mark_safe(cleaned)  # noqa: S308 - spans around what has just been cleaned
