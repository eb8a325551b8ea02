"""The list itself, pasted or as a file; and what its columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.packing.problems import Mistake
from dashboards.classes.forms import OFF
from dashboards.lists.columns import FAMILY, GIVEN, NUMBER, PREFERRED, WHOLE, Columns, cells_of, labels, only_counts
from dashboards.lists.tables import Table

NOT_THERE = [("", gettext_lazy("Not in the list"))]


class ListForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Paste the list here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "spellcheck": "false", **OFF}),
    )
    file = forms.FileField(label=gettext_lazy("Or choose a file"), required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Reads the list, so that what is wrong with it stands beside it."""
        cleaned = super().clean() or {}
        text, file = cleaned.get("text", "").strip("\r\n "), cleaned.get("file")
        if self.errors:
            return cleaned
        if bool(text) == bool(file):
            raise ValidationError(
                _("Paste a list or choose a file, not both.") if text else _("Paste a list, or choose a file.")
            )
        try:
            cleaned["given"] = self.read(text, file)
        except Mistake as mistake:
            self.add_error("file" if file else "text", mistake.sentence)
        return cleaned

    def read(self, text: str, file: Any) -> Any:
        """What a kind of list makes of it. A Mistake where there is none in it."""
        raise NotImplementedError


class ColumnsForm(forms.Form):
    """A choice of column for each part that a kind of list reads, and one question of its own."""

    LABELS: Mapping[str, Any]  # by part, in the order in which they are asked
    HELP: Mapping[str, Any]
    OWN: str  # the name of the field with its own question

    is_turned = forms.BooleanField(label=gettext_lazy("Names are written like “Khan, Amina”"), required=False)
    is_headed = forms.BooleanField(label=gettext_lazy("The first row holds headings"), required=False)

    def __init__(self, table: Table, columns: Columns, data: Any = None) -> None:
        self.table = table
        begin: dict[str, Any] = {part: columns.places.get(part, "") for part in self.LABELS}
        others = {name: getattr(columns, name) for name in (self.OWN, "is_turned", "is_headed")}
        super().__init__(data, initial=begin | others)
        choices = [*NOT_THERE, *((str(place), label) for place, label in enumerate(labels(table, columns.is_headed)))]
        for part, label in self.LABELS.items():
            help_text = self.HELP.get(part, "")
            self.fields[str(part)] = forms.ChoiceField(
                label=label, help_text=help_text, choices=choices, required=False
            )
        self.order_fields([*self.LABELS, self.OWN])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = {str(part): int(cleaned[part]) for part in self.LABELS if cleaned.get(part)}
        if not self.errors:
            self.check(chosen)
            self.check_number(chosen.get(NUMBER, -1))
            cleaned["columns"] = self.columns_of(chosen)
        return cleaned

    def check(self, chosen: dict[str, int]) -> None:
        if not chosen.keys() & {WHOLE, GIVEN, PREFERRED}:
            raise ValidationError(_("Choose where the names are."))
        if WHOLE in chosen and chosen.keys() & {GIVEN, FAMILY}:
            raise ValidationError(_("Choose either the whole name, or its parts."))
        if len(set(chosen.values())) < len(chosen):
            raise ValidationError(_("Two things are said to be in the same column. Choose each column once."))

    def check_number(self, place: int) -> None:
        if place >= 0 and only_counts(cells_of(self.table, place, self.cleaned_data["is_headed"])):
            self.add_error(
                NUMBER, _("This column only counts the rows: in the next list the same number is somebody else’s.")
            )

    def columns_of(self, chosen: dict[str, int]) -> Columns:
        raise NotImplementedError
