"""Keeping a staff list between the steps, and nothing of it longer than needed."""

from __future__ import annotations

import uuid
from functools import cached_property
from typing import Any

from dashboards.lists.left_out import Wrong
from dashboards.lists.sealing import forget_all_but_newest
from dashboards.lists.tables import Table
from dashboards.staff.importing.columns import Columns, guess
from dashboards.staff.importing.plans import Plan, plan_for
from dashboards.staff.importing.rows import StaffRow, rows_of
from dashboards.staff.models import StaffDraft
from people.models import Organisation, User


def keep(given: Table, organisation: Organisation, leader: User) -> StaffDraft:
    StaffDraft.objects.old().delete()
    forget_all_but_newest(StaffDraft.objects.filter(leader=leader, applied_at=None))
    draft = StaffDraft(organisation=organisation, leader=leader)
    draft.seal({"table": given.as_data(), "columns": guess(given).as_data()})
    draft.save()
    return draft


def open_draft(pk: uuid.UUID, organisation: Organisation, leader: User) -> Draft | None:
    """None where it is too old, of someone else, or for another list."""
    row = StaffDraft.objects.of(leader, organisation).filter(pk=pk).first()
    return opened(row) if row else None


def opened(row: StaffDraft) -> Draft | None:
    content = row.content()
    return Draft(row, content) if content else None


class Draft:
    """What a page works with: the content, read."""

    def __init__(self, row: StaffDraft, content: dict[str, Any]) -> None:
        self.row, self.organisation, self.leader, self.pk = row, row.organisation, row.leader, row.pk
        self.table = Table.of(content["table"]) if "table" in content else None
        self.columns = Columns(**content["columns"]) if "columns" in content else None
        self.is_agreed = "agreed" in content  # somebody has said what the columns hold
        self.answers: dict[str, Any] = content.get("answers", {})
        self.outcome: dict[str, Any] | None = content.get("outcome")

    def choose_columns(self, columns: Columns) -> None:
        """Not over what has become of it in another tab."""
        if self.table:
            self.row.seal({"table": self.table.as_data(), "columns": columns.as_data(), "agreed": True})
            StaffDraft.objects.filter(pk=self.pk, applied_at=None).update(sealed=self.row.sealed)

    @cached_property
    def rows(self) -> list[StaffRow]:
        return rows_of(self.table, self.columns) if self.table and self.columns else []

    def plan(self) -> Plan:
        return plan_for(self.organisation, self.leader, self.rows)

    @property
    def headings(self) -> list[str]:
        return self.table.headings(self.columns.is_headed) if self.table and self.columns else []

    def wrong(self) -> tuple[list[str], list[Wrong]]:
        """Headings, and the rows of which nothing can be made, before and after confirming."""
        if self.outcome:
            return self.outcome["headings"], self.outcome["wrong"]
        return self.headings, wrong_of(self.plan())


def wrong_of(plan: Plan) -> list[Wrong]:
    return [(entry.row.number, entry.problem, entry.row.cells) for entry in plan.wrong]
