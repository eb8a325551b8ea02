"""Mails of the site's own: plain text, in the reader's language, with nothing in them that follows anybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

# Letters that join in Persian and Indic names; nothing else that cannot be seen stays.
JOINERS = ("\u200c", "\u200d")
LONGEST = 80  # letters of a name in a subject


def site_address(path: str) -> str:
    """As it stands in a mail."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path


def in_one_line(name: object, longest: int = LONGEST) -> str:
    """Somebody's or something's name, so that it can begin neither a header nor a line of its own."""
    seen = "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in str(name))
    line = " ".join(seen.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def letter(
    to: str, subject: str, template: str, facts: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> EmailMessage:
    """In the language of now. No holiday notice answers what no person has sent."""
    words = render_to_string(template, {"site_name": settings.SITE_NAME, **facts})
    sent_by_a_program = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, words, to=[to], headers=sent_by_a_program | dict(headers or {}))
