"""What someone fills in about a list: the list itself, what its columns hold, which class it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.lists import forms as forms_of_lists
from dashboards.rosters.columns import Columns, Shown
from dashboards.rosters.headings import Part
from dashboards.rosters.oneroster import OfferedClass
from dashboards.rosters.reading import Given, read_file, read_text
from people.models import Group
from people.names import heard_as


class ListForm(forms_of_lists.ListForm):
    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["text"].help_text = _(
            "Names, one on each line; or rows copied from a spreadsheet, with their headings."
        )
        self.fields["file"].help_text = _(
            "CSV or XLSX, up to 500 learners; or OneRoster CSV: a zip file, or users.csv alone."
        )

    def read(self, text: str, file: Any) -> Given:
        return read_file(file.name, file, file.size) if file else read_text(text)


class ClassOfFileForm(forms.Form):
    place = forms.TypedChoiceField(label=gettext_lazy("Class in the file"), coerce=int)

    def __init__(self, classes: list[OfferedClass], group: Group, data: Any = None) -> None:
        """The class of the same name is chosen, if there is one."""
        own = heard_as(group.name)
        named_so = (place for place, one in enumerate(classes) if own in map(heard_as, one.title.split(" · ")))
        super().__init__(data, initial={"place": next(named_so, "")})
        choices = [(place, f"{one.title} ({len(one.students)})") for place, one in enumerate(classes)]
        field: Any = self.fields["place"]
        field.choices = [("", _("Choose a class")), *choices]
        field.error_messages["required"] = field.error_messages["invalid_choice"] = _("Choose one of the classes.")


class ColumnsForm(forms_of_lists.ColumnsForm):
    LABELS = {
        Part.WHOLE: gettext_lazy("Whole name"),
        Part.GIVEN: gettext_lazy("First name"),
        Part.PREFERRED: gettext_lazy("Name they go by"),
        Part.FAMILY: gettext_lazy("Family name"),
        Part.NUMBER: gettext_lazy("Student or staff number"),
    }
    HELP = {
        Part.PREFERRED: gettext_lazy("Where there is one, it is shown instead of the first name."),
        Part.NUMBER: gettext_lazy(
            "With it the next list finds everyone again, even under a new name. The number itself is not kept: only a"
            " mark is made of it, which cannot be read backwards."
        ),
    }
    OWN = "shown"

    shown = forms.ChoiceField(
        label=gettext_lazy("How names are shown"),
        choices=[
            (Shown.INITIAL.value, gettext_lazy("First name and one letter: Amina K.")),
            (Shown.GIVEN.value, gettext_lazy("First name only: Amina")),
            (Shown.WHOLE.value, gettext_lazy("Whole name: Amina Khan")),
        ],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A name in one column is taken as it is, unless it is written like “Khan, Amina”."),
    )

    def columns_of(self, chosen: dict[str, int]) -> Columns:
        given = self.cleaned_data
        return Columns(given["is_headed"], chosen, given["is_turned"], given["shown"])
