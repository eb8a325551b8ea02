"""What a teacher fills in after a lesson: prefilled, so that most of it is only looked at."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.classes.forms import OFF, TidyField
from dashboards.fidelity.models import LONGEST_NOTE, Adapted
from people.models import Group, Role, User

ISO = "%Y-%m-%d"
SOMEBODY = "0"
TICKED = forms.CheckboxSelectMultiple


class TaughtForm(forms.Form):
    taught_on = forms.DateField(
        label=gettext_lazy("Taught on"),
        widget=forms.DateInput(format=ISO, attrs={"type": "date"}),
        input_formats=[ISO],
        error_messages={
            "required": gettext_lazy("Choose the day on which the lesson was taught."),
            "invalid": gettext_lazy("This is not a day. Choose the day on which the lesson was taught."),
        },
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"),
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.NumberInput(attrs={"min": 1, "max": 600, "inputmode": "numeric"}),
        error_messages={
            name: gettext_lazy("Write the minutes as a number from 1 to 600, or leave it empty.")
            for name in ("invalid", "min_value", "max_value")
        },
    )
    taught_by = forms.ChoiceField(
        label=gettext_lazy("Taught by"),
        error_messages={"invalid_choice": gettext_lazy("Choose somebody from the list.")},
    )
    skipped = forms.MultipleChoiceField(
        label=gettext_lazy("Left out"),
        required=False,
        widget=TICKED,
        error_messages={"invalid_choice": gettext_lazy("Choose from the parts below: the lesson has been changed.")},
    )
    adapted = forms.MultipleChoiceField(
        label=gettext_lazy("Changed"), choices=Adapted.choices, required=False, widget=TICKED
    )
    note = TidyField(
        label=gettext_lazy("A short note"),
        required=False,
        help_text=gettext_lazy("For whoever evaluates the course. No names, and nothing about a student."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", **OFF}),
    )

    def __init__(self, data: Any, group: Group, leader: User, parts: list[str], **options: Any) -> None:
        super().__init__(data, **options)
        self.leaders = {str(person.pk): person for person in leaders_of(group, leader)}
        self.today: dt.date = self.initial["today"]
        known = list(dict.fromkeys([*parts, *self.initial.get("skipped", [])]))
        names = [(pk, str(person)) for pk, person in self.leaders.items()]
        self.fields["taught_by"].choices = [*names, (SOMEBODY, _("Somebody else"))]  # type: ignore[attr-defined]
        self.fields["skipped"].choices = [(name, name) for name in known]  # type: ignore[attr-defined]
        self.fields["taught_on"].widget.attrs["max"] = self.today.isoformat()
        if not known:
            del self.fields["skipped"]

    def clean_taught_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["taught_on"]
        if day > self.today:
            raise ValidationError(_("This day is still to come. Note the lesson once it was taught."))
        if day < self.today - dt.timedelta(days=730):
            raise ValidationError(_("This day is long ago. Choose a day of the last two years."))
        return day

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if len(note) > LONGEST_NOTE:
            sentence = _("This note has %(length)d letters. Please keep it to %(most)d.")
            raise ValidationError(sentence, params={"length": len(note), "most": LONGEST_NOTE})
        return note

    def given(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "taught_on": found["taught_on"],
            "minutes": found["minutes"],
            "taught_by": self.leaders.get(found["taught_by"]),
            "skipped": found.get("skipped", []),
            "adapted": found["adapted"],
            "note": found["note"],
        }


def leaders_of(group: Group, leader: User) -> list[User]:
    """Whoever fills it in stands first: mostly it was them."""
    led = User.objects.filter(memberships__group=group, memberships__role=Role.LEADER).exclude(pk=leader.pk)
    return [leader, *led.order_by("display_name", "pk")]
