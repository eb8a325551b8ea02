"""What someone fills in about a staff list: the list itself, what its columns hold, who has left."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.lists import forms as forms_of_lists
from dashboards.lists.reading import read_file, read_text
from dashboards.lists.tables import Table
from dashboards.staff.importing.columns import DAYS, Columns, days_in
from dashboards.staff.importing.days import EARLIEST, Order, may_be_asked, order_of
from dashboards.staff.importing.headings import STAFF_LIST, Part
from dashboards.staff.importing.plans import Plan

ORDERS = [
    (Order.DAY_FIRST.value, gettext_lazy("Day first: 31/01/2026")),
    (Order.MONTH_FIRST.value, gettext_lazy("Month first: 01/31/2026")),
]


class ListForm(forms_of_lists.ListForm):
    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["text"].help_text = _("Rows copied from a spreadsheet, with their headings.")
        self.fields["file"].help_text = _("CSV or XLSX, as your payroll or HR program saves it, up to 20,000 people.")

    def read(self, text: str, file: Any) -> Table:
        return read_file(file.name, file, file.size, STAFF_LIST) if file else read_text(text, STAFF_LIST)


class ColumnsForm(forms_of_lists.ColumnsForm):
    LABELS = {
        Part.NUMBER: gettext_lazy("Staff number"),
        Part.WHOLE: gettext_lazy("Whole name"),
        Part.GIVEN: gettext_lazy("First name"),
        Part.FAMILY: gettext_lazy("Family name"),
        Part.EMAIL: gettext_lazy("E-mail address"),
        Part.SITE: gettext_lazy("Site"),
        Part.TEAM: gettext_lazy("Team"),
        Part.POSITION: gettext_lazy("Position"),
        Part.WORK: gettext_lazy("Work"),
        Part.HIRED: gettext_lazy("Day of hire"),
        Part.LEFT: gettext_lazy("Last day"),
        Part.LANGUAGE: gettext_lazy("Language"),
    }
    HELP = {
        Part.NUMBER: gettext_lazy(
            "It finds the same people again in the next list. Without one, the e-mail address does."
        ),
        Part.POSITION: gettext_lazy(
            "As you call it: “Room attendant”. What their work is in the words of training laws is read from it."
        ),
        Part.WORK: gettext_lazy("Only if the list has a column for it; otherwise it is read from the position."),
        Part.LEFT: gettext_lazy("Whoever has one in the past is taken off the list, and keeps what they learned."),
    }
    OWN = "day_order"

    day_order = forms.ChoiceField(
        label=gettext_lazy("How are days written in this list?"),
        choices=ORDERS,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, table: Table, columns: Columns, data: Any = None) -> None:
        super().__init__(table, columns, data)
        if not may_be_asked(days_in(table, list(range(table.width)))):
            del self.fields["day_order"]

    def check(self, chosen: dict[str, int]) -> None:
        super().check(chosen)
        if not chosen.keys() & {Part.NUMBER, Part.EMAIL}:
            raise ValidationError(
                _("Choose the staff number, the e-mail address, or both: names alone tell nobody apart.")
            )

    def columns_of(self, chosen: dict[str, int]) -> Columns:
        given = self.cleaned_data
        return Columns(given["is_headed"], chosen, given["is_turned"], self.order(chosen))

    def order(self, chosen: dict[str, int]) -> str:
        """As it is said, or as the days themselves say; asked where neither tells."""
        days = days_in(self.table, [chosen[part] for part in DAYS if part in chosen])
        order = str(self.cleaned_data.get("day_order") or order_of(days))
        if may_be_asked(days) and not order:
            self.add_error(
                "day_order", _("Say whether the day or the month comes first: the list can be read both ways.")
            )
        return order


class ConfirmForm(forms.Form):
    """Who is no longer in the list stays, unless somebody ticks that they have left."""

    seal = forms.CharField(required=False)
    all_left = forms.BooleanField(required=False)
    left_on = forms.DateField(
        label=gettext_lazy("Their last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": gettext_lazy("Give their last day as a day, such as 2026-01-31.")},
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"left_on": timezone.localdate().isoformat()})
        self.chosen = set(data.getlist("leaves")) if data is not None else set()

    def clean_left_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["left_on"] or timezone.localdate()
        if not EARLIEST <= day <= timezone.localdate():
            raise ValidationError(_("Their last day is one that has been."))
        return day

    def leaving(self, plan: Plan) -> set[int]:
        """Employments among those that are missing in the list."""
        return {pk for pk in plan.missing if self.cleaned_data["all_left"] or str(pk) in self.chosen}
