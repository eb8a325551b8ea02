"""How an editor may look at a draft: as whom, by day or by night, on screen or on paper."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LEADER = "leader"
MODES = [
    ("", _("As learners see it, light")),
    ("dark", _("As learners see it, dark")),
    (LEADER, _("With the leader’s notes, light")),
    ("leader-dark", _("With the leader’s notes, dark")),
    ("print", _("On paper")),
    ("leader-print", _("On paper, with the leader’s notes")),
]


def mode_of(request: HttpRequest) -> str:
    return getattr(request, "preview_mode", None) or ""  # what has only one mode has none


def is_for_leader(request: HttpRequest) -> bool:
    return mode_of(request).startswith(LEADER)


def look_of(request: HttpRequest) -> str:
    """“light”, “dark” or “print”; "" where it is not a preview, and the reader's own device decides."""
    if not getattr(request, "is_preview", False):
        return ""
    look = mode_of(request).removeprefix(LEADER).strip("-")
    return look if look in ("dark", "print") else "light"
