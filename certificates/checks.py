"""What `manage.py check --database default`, and so every `migrate`, says about keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connections

from certificates.keys import Use, usable_key
from certificates.models import IssuerKey


@register(Tags.database)
def keys_are_there(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Nothing is asked of a database that has no such table yet, or on sites that make their own keys."""
    if settings.MAKE_MISSING_KEYS or "default" not in (databases or ()):
        return []
    if IssuerKey._meta.db_table not in connections["default"].introspection.table_names():
        return []
    return [
        Warning(
            f"There is no key to sign with: {Use(use).label}.",
            hint="Run manage.py make_issuer_keys. Without keys, certificates are unsigned and carry no credential.",
            id=f"certificates.{use}",
        )
        for use in Use
        if usable_key(use) is None
    ]
