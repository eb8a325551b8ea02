"""The one place where HTML that did not come through Wagtail's own editor is cleaned."""

from __future__ import annotations

import bleach

INLINE = frozenset({"a", "b", "br", "em", "i", "strong"})
PROSE = INLINE | {"h2", "h3", "h4", "li", "ol", "p", "ul"}


def clean_html(html: str, tags: frozenset[str] = PROSE) -> str:
    """Harmless prose: anything but simple formatting and links to web, mail and telephone addresses is removed."""
    return bleach.clean(
        html, tags=tags, attributes={"a": ["href"]}, protocols={"http", "https", "mailto", "tel"}, strip=True
    )
