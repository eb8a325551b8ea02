"""The register of what is kept about learners. Each room names what it keeps; the public page and exports read it here.

`tests/home/test_student_records.py` walks every model that leads to a person and fails if none of these describes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model, QuerySet
from django.utils.functional import Promise

from people.models import User

Words = Promise | str
Value = str | int | float | bool | dt.date | None


@dataclass(frozen=True)
class Table:
    """Some rows of one model about one person, for a reader and for a program."""

    model: str
    title: Words
    headings: Mapping[str, Words]  # by the name of the field
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True)
class Kept:
    """One kind of thing that is kept. The four sentences stand on the public page."""

    name: Words
    what: Words
    why: Words
    seen_by: Words
    until: Words
    models: tuple[str, ...]  # such as "people.Card"
    tables: Callable[[User], Iterable[Table]] | None = None  # for someone's own copy
    left_out: Words = ""  # why some of it is not in that copy


_register: list[Kept] = []


def register_kept(*kinds: Kept) -> None:
    """Called once, when a room is ready; shown in the order of the rooms."""
    _register.extend(kinds)


def all_kept() -> Sequence[Kept]:
    return tuple(_register)


def words_for(model: type[Model], *fields: str) -> dict[str, Words]:
    """The model's own; of what a field leads to, such as "group__name", those of the field."""
    found = ((name, model._meta.get_field(name.split("__")[0])) for name in fields)
    return {name: field.verbose_name if isinstance(field, Field) else name for name, field in found}


def table_of(found: QuerySet[Any], title: Words, *fields: str) -> Table:
    """Those fields of some rows."""
    return Table(found.model._meta.label, title, words_for(found.model, *fields), list(found.values_list(*fields)))
