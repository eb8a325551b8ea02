"""Of which place and which period."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.assigning.forms import DayField
from dashboards.inspector.period import Period
from people.models import Organisation
from progress.days import months_after

MOST_YEARS = 10
EARLIEST = dt.date(1990, 1, 1)


class PeriodForm(forms.Form):
    site = forms.TypedChoiceField(
        label=gettext_lazy("Site"),
        required=False,
        coerce=int,
        error_messages={"invalid_choice": gettext_lazy("This site is not there any more. Choose another one.")},
    )
    first = DayField(label=gettext_lazy("From"))
    last = DayField(label=gettext_lazy("To"))

    def __init__(self, data: Any, organisation: Organisation) -> None:
        self.organisation = organisation
        self.today = timezone.localdate(timezone=organisation.zone)
        super().__init__(data, initial={"first": months_after(self.today, -12), "last": self.today})
        below = Organisation.objects.within(organisation).exclude(pk=organisation.pk)
        self.places = {one.pk: one for one in below}
        if self.places:
            all_of_it = _("All of %(name)s") % {"name": organisation}
            sites = [(pk, one.name) for pk, one in self.places.items()]
            self.fields["site"].choices = [("", all_of_it), *sites]  # type: ignore[attr-defined]
        else:
            del self.fields["site"]
        for name in ("first", "last"):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = _("Choose a day.")
            self.fields[name].error_messages["invalid"] = _("This is not a day. Choose one.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if first and last:
            self.look_at(first, last)
        return given

    def look_at(self, first: dt.date, last: dt.date) -> None:
        if last < first:
            self.add_error("last", _("This is before the first day. Choose that day or a later one."))
        elif first > self.today:
            self.add_error("first", _("This day has not come yet. Choose today or an earlier one."))
        elif first < EARLIEST:
            self.add_error("first", _("Choose a day of 1990 or later."))
        elif last >= months_after(first, 12 * MOST_YEARS):
            self.add_error("last", _("A period has ten years at most. Choose an earlier day, or a later first one."))

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])

    @property
    def place(self) -> Organisation:
        return self.places.get(self.cleaned_data.get("site") or 0, self.organisation)


class AskForm(PeriodForm):
    press = forms.UUIDField(widget=forms.HiddenInput)
