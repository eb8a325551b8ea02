"""Holding rows, so that what decides about them goes one at a time."""

from __future__ import annotations

from typing import Any

from django.db import models


def hold(rows: models.QuerySet[Any]) -> None:
    """Until the transaction ends, whoever else holds one of these waits."""
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))
