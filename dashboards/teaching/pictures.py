"""Pictures on sheets. A sheet is kept with the names of their files: on the screen each gets its address, on paper the
picture itself is put into the page, because the press fetches nothing."""

from __future__ import annotations

import base64
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from django.core.exceptions import SuspiciousFileOperation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import get_rendition_storage

STORED = re.compile(r'src="stored:([^"]*)"')
KINDS = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


def on_screen(body: str) -> SafeString:
    return mark_safe(STORED.sub(lambda found: f'src="{address_of(unquote(found[1]))}"', body))  # noqa: S308


def on_paper(body: str) -> SafeString:
    return mark_safe(STORED.sub(lambda found: f'src="{content_of(unquote(found[1]))}"', body))  # noqa: S308


def address_of(name: str) -> str:
    return escape(get_rendition_storage().url(name))


def content_of(name: str) -> str:
    """The picture as an address that holds it; "" where it can't be had, so that its description is printed instead."""
    kind = KINDS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        return ""
    try:
        with get_rendition_storage().open(name) as file:
            return f"data:{kind};base64,{base64.b64encode(file.read()).decode()}"
    except (OSError, SuspiciousFileOperation):
        return ""
