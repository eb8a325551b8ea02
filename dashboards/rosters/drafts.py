"""Keeping what was given between the steps, and nothing of it longer than needed."""

from __future__ import annotations

import uuid
from typing import Any

from dashboards.lists.left_out import Wrong
from dashboards.lists.sealing import forget_all_but_newest
from dashboards.lists.tables import Table
from dashboards.rosters.columns import Columns, guess
from dashboards.rosters.models import RosterDraft
from dashboards.rosters.oneroster import Classes
from dashboards.rosters.reading import Given
from dashboards.rosters.rows import Row, rows_of
from people.models import Group, User


def keep(given: Given, group: Group, leader: User) -> RosterDraft:
    forget_old(group, leader)
    draft = RosterDraft(group=group, leader=leader)
    if isinstance(given, Classes):
        draft.seal({"classes": given.as_data()})
    else:
        draft.seal(content_of(given))
    draft.save()
    return draft


def forget_old(group: Group, leader: User) -> None:
    RosterDraft.objects.old().delete()
    forget_all_but_newest(RosterDraft.objects.filter(leader=leader))


def content_of(table: Table) -> dict[str, Any]:
    return {"table": table.as_data(), "columns": guess(table).as_data()}


def open_draft(pk: uuid.UUID, group: Group, leader: User) -> Draft | None:
    """None where it is over an hour old, of someone else, or for another group."""
    row = RosterDraft.objects.of(leader, group).filter(pk=pk).first()
    content = row.content() if row else {}
    return Draft(row, group, content) if row and content else None


class Draft:
    """What a page works with: the content, read."""

    def __init__(self, row: RosterDraft, group: Group, content: dict[str, Any]) -> None:
        self.row, self.group, self.pk = row, group, row.pk
        self.classes = Classes.of(content["classes"]) if "classes" in content else None
        self.table = Table.of(content["table"]) if "table" in content else None
        self.columns = Columns(**content["columns"]) if "columns" in content else None
        self.outcome: dict[str, Any] | None = content.get("outcome")

    def choose_class(self, place: int) -> None:
        """Nothing of the other classes is kept."""
        if self.classes:
            self.write(content_of(self.classes.table(place)))

    def choose_columns(self, columns: Columns) -> None:
        if self.table:
            self.write({"table": self.table.as_data(), "columns": columns.as_data()})

    def write(self, content: dict[str, Any]) -> None:
        """Not over what has become of it in another tab."""
        self.row.seal(content)
        RosterDraft.objects.filter(pk=self.pk, applied_at=None).update(sealed=self.row.sealed)

    def rows(self) -> list[Row]:
        if not self.table or not self.columns:
            return []
        return rows_of(self.table, self.columns, self.group.organisation)

    def wrong(self) -> tuple[list[str], list[Wrong]]:
        """Headings, and the rows of which nothing can be made, before and after confirming."""
        if self.outcome:
            return self.outcome["headings"], self.outcome["wrong"]
        headings = self.table.headings(self.columns.is_headed) if self.table and self.columns else []
        return headings, [(row.number, row.problem, row.cells) for row in self.rows() if row.problem]
