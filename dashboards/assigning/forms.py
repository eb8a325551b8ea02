"""What a leader fills in to assign something, and an administrator to decide for an organisation."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import Organisation
from progress.assigning import Terms
from progress.days import day_in_words
from progress.targets import Target

ISO = "%Y-%m-%d"


class DayField(forms.DateField):
    """A day as browsers send it, whatever the language of the page."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format=ISO, attrs={"type": "date"})
        message = gettext_lazy("This is not a day. Choose one, or leave it empty.")
        super().__init__(
            required=False, widget=widget, input_formats=[ISO], error_messages={"invalid": message}, **kwargs
        )


class TermsForm(forms.Form):
    opens_on = DayField(
        label=gettext_lazy("Opens on"),
        help_text=gettext_lazy("Leave it empty to open it now."),
    )
    due_on = DayField(label=gettext_lazy("Due on"), help_text=gettext_lazy("Who is late can still finish."))
    in_order = forms.BooleanField(
        required=False,
        label=gettext_lazy("One after the other: each part opens when those before it are done"),
    )

    def __init__(self, data: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens_on, due_on = given.get("opens_on"), given.get("due_on")
        if opens_on and due_on and due_on < opens_on:
            opens = day_in_words(opens_on, self.today)
            sentence = _("This is before the day it opens (%(day)s). Choose that day or a later one.")
            self.add_error("due_on", sentence % {"day": opens})
        elif due_on and due_on < self.today and due_on != self.initial.get("due_on"):
            self.add_error("due_on", _("This day has passed. Choose today or a later day, or leave it empty."))
        return given

    def terms(self) -> Terms:
        given = self.cleaned_data
        return Terms(given["opens_on"], given["due_on"], given["in_order"])


class AssignForm(TermsForm):
    what = forms.ChoiceField(
        error_messages={
            "required": gettext_lazy("Choose what to assign."),
            "invalid_choice": gettext_lazy("This is not offered any more. Choose something from the list."),
        }
    )

    def __init__(self, data: Any, today: dt.date, targets: list[Target], chosen: str = "") -> None:
        self.targets = {str(target.key): target for target in targets}
        first = chosen if chosen in self.targets else next(iter(self.targets), "")
        super().__init__(data, today, initial={"what": first})
        self.fields["what"].choices = [(key, target.title) for key, target in self.targets.items()]  # type: ignore[attr-defined]

    @property
    def target(self) -> Target:
        return self.targets[self.cleaned_data["what"]]


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ("staff_course_first", "days_kept")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_employing:  # nobody teaches pupils there
            del self.fields["staff_course_first"]
        self.fields["days_kept"].validators += [MinValueValidator(1), MaxValueValidator(730)]
        self.fields["days_kept"].widget.attrs |= {"min": 1, "max": 730}
