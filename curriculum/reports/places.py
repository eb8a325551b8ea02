"""Where at the desk something is edited."""

from __future__ import annotations

from typing import Any

from wagtail.admin.admin_url_finder import AdminURLFinder


def edit_address(entry: Any) -> str | None:
    """For pages and snippets alike."""
    return AdminURLFinder().get_edit_url(entry)
