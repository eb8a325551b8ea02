"""Everything that is kept about one person, as a file: once to read, once for a program."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from people.keeping.kinds import Kept, Table, all_kept
from people.models import User

NOT_KEPT = {"Cache-Control": "private, no-store", "Content-Disposition": 'attachment; filename="record.zip"'}


@dataclass(frozen=True)
class Part:
    kept: Kept
    tables: list[Table]


def record_of(person: User) -> Iterator[Part]:
    for kept in all_kept():
        yield Part(kept, [table for table in (kept.tables(person) if kept.tables else ()) if table.rows])


def send_record(person: User) -> HttpResponse:
    """A ZIP file. Its name is neutral, because others see it in a list of downloads."""
    return HttpResponse(record_file(person), content_type="application/zip", headers=NOT_KEPT)


def record_file(person: User) -> bytes:
    parts, file = list(record_of(person)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        context = {"person": person, "parts": parts, "made_at": timezone.now()}
        archive.writestr("record.html", render_to_string("people/keeping/record.html", context))
        archive.writestr("record.json", json.dumps(as_data(parts), ensure_ascii=False, indent=1, default=plain))
    return file.getvalue()


def as_data(parts: list[Part]) -> dict[str, list[dict[str, Any]]]:
    """By model, each row with the names of its fields, which are the same in every language."""
    return {
        table.model: [dict(zip(table.headings, row, strict=True)) for row in table.rows]
        for part in parts
        for table in part.tables
    }


def plain(value: object) -> str | float:
    if isinstance(value, dt.date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
