"""Long lists in pieces: each piece names where the next begins, so that nothing is counted and nothing skipped."""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from django.db.models import Model, Q, QuerySet
from ninja import Field, Schema
from ninja.errors import HttpError
from pydantic import AfterValidator, AwareDatetime, BeforeValidator

A_PIECE = 100
AT_MOST = 500
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.IGNORECASE | re.ASCII)


class Asked(Schema):
    """Where to begin, and how much at once."""

    cursor: Annotated[str, Field(max_length=200, description="`next` of the answer before.")] = ""
    limit: Annotated[int, Field(ge=1, le=AT_MOST)] = A_PIECE


def as_written(moment: str) -> str:
    """As RFC 3339 writes it. A bare number would be taken for seconds since 1970, and a zone left out for any."""
    if not MOMENT.fullmatch(moment):
        raise ValueError("a moment is written with its time zone, such as 2026-11-26T12:00:00Z")
    return moment


def in_utc(moment: dt.datetime) -> dt.datetime:
    """A zone may be further off than a database takes, and lead out of the calendar."""
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError:
        return moment.replace(tzinfo=dt.UTC)


Moment = Annotated[
    AwareDatetime,
    BeforeValidator(as_written),
    AfterValidator(in_utc),
    Field(description="Only what changed at this moment or later; with its time zone."),
]


class AskedSince(Asked):
    changed_since: Moment | None = None

    def since(self, rows: QuerySet[Any], moment: str) -> QuerySet[Any]:
        return rows.filter(**{f"{moment}__gte": self.changed_since}) if self.changed_since else rows


@dataclass(frozen=True)
class Order:
    """By a moment where there is one, and by number."""

    moment: str = ""

    @property
    def fields(self) -> list[str]:
        return [self.moment, "pk"] if self.moment else ["pk"]

    def after(self, cursor: str) -> Q:
        if not cursor:
            return Q()
        moment, number = self.read(cursor)
        if moment is None:
            return Q(pk__gt=number)
        return Q(**{f"{self.moment}__gt": moment}) | Q(**{self.moment: moment, "pk__gt": number})

    def cursor_at(self, row: Model) -> str:
        moment = getattr(row, self.moment).isoformat() if self.moment else ""
        return base64.urlsafe_b64encode(json.dumps([moment, row.pk]).encode()).decode()

    def read(self, cursor: str) -> tuple[dt.datetime | None, int]:
        """As `cursor_at` wrote it; anything else is a mistake of the asker."""
        try:
            moment, number = json.loads(base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True))
            known = dt.datetime.fromisoformat(moment) if self.moment else None
            if type(number) is int and 0 < number < 2**63 and (known is None or known.tzinfo):
                return known and in_utc(known), number
        except (ValueError, TypeError, RecursionError):  # not base64, not JSON, or neither a moment nor a number
            pass
        raise HttpError(404, "This cursor is not one of ours: begin without it.")


def piece(rows: QuerySet[Any], asked: Asked, order: Order, shown: Callable[[Any], Any]) -> dict[str, Any]:
    """One more than is shown is fetched, to know whether anything comes after."""
    found = list(rows.filter(order.after(asked.cursor)).order_by(*order.fields)[: asked.limit + 1])
    some = found[: asked.limit]
    more = len(found) > asked.limit
    return {"items": [shown(row) for row in some], "next": order.cursor_at(some[-1]) if more else None}
