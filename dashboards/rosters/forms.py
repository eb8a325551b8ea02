"""What someone fills in about a list: the list itself, what its columns hold, which class it is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.lists import forms as forms_of_lists
from dashboards.lists.columns import cells_of, labels, only_counts
from dashboards.lists.forms import NOT_THERE
from dashboards.lists.tables import Table
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


class ColumnsForm(forms.Form):
    whole = forms.ChoiceField(label=gettext_lazy("Whole name"), required=False)
    given = forms.ChoiceField(label=gettext_lazy("First name"), required=False)
    preferred = forms.ChoiceField(
        label=gettext_lazy("Name they go by"),
        required=False,
        help_text=gettext_lazy("Where there is one, it is shown instead of the first name."),
    )
    family = forms.ChoiceField(label=gettext_lazy("Family name"), required=False)
    number = forms.ChoiceField(
        label=gettext_lazy("Student or staff number"),
        required=False,
        help_text=gettext_lazy(
            "With it the next list finds everyone again, even under a new name. The number itself is not kept: only a"
            " mark is made of it, which cannot be read backwards."
        ),
    )
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
    is_turned = forms.BooleanField(label=gettext_lazy("Names are written like “Khan, Amina”"), required=False)
    is_headed = forms.BooleanField(label=gettext_lazy("The first row holds headings"), required=False)

    def __init__(self, table: Table, columns: Columns, data: Any = None) -> None:
        begin: dict[str, Any] = {part: columns.places.get(part, "") for part in Part}
        self.table = table
        super().__init__(data, initial=begin | {name: getattr(columns, name) for name in OTHERS})
        choices = [*NOT_THERE, *((str(place), label) for place, label in enumerate(labels(table, columns.is_headed)))]
        for part in Part:
            field: Any = self.fields[part]
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = {part: int(cleaned[part]) for part in Part if cleaned.get(part)}
        if not self.errors:
            self.check(chosen)
            self.check_number(chosen.get(Part.NUMBER, -1))
            places = {str(part): place for part, place in chosen.items()}
            cleaned["columns"] = Columns(places=places, **{name: cleaned[name] for name in OTHERS})
        return cleaned

    def check(self, chosen: dict[Part, int]) -> None:
        if not chosen.keys() & {Part.WHOLE, Part.GIVEN, Part.PREFERRED}:
            raise ValidationError(_("Choose where the names are."))
        if Part.WHOLE in chosen and chosen.keys() & {Part.GIVEN, Part.FAMILY}:
            raise ValidationError(_("Choose either the whole name, or its parts."))
        if len(set(chosen.values())) < len(chosen):
            raise ValidationError(_("Two things are said to be in the same column. Choose each column once."))

    def check_number(self, place: int) -> None:
        if place >= 0 and only_counts(cells_of(self.table, place, self.cleaned_data["is_headed"])):
            self.add_error(
                Part.NUMBER, _("This column only counts the rows: in the next list the same number is somebody else’s.")
            )


OTHERS = ("is_headed", "is_turned", "shown")
