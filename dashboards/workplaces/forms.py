"""What a manager says about a company and its sites."""

from __future__ import annotations

import itertools
import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.regions import REGIONS
from dashboards.classes.forms import TidyField
from people.models import Organisation
from people.names import heard_as, tidied

MOST_SITES = 200  # in one go
LONGEST = 200
AREAS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """(area, [(name of the zone, the city as it is written)]) for a choice in groups."""
    names = sorted(name for name in zoneinfo.available_timezones() if name.partition("/")[0] in AREAS)
    cities = [(name, name.partition("/")[2].replace("_", " ").replace("/", ", ")) for name in names]
    by_area = itertools.groupby(cities, key=lambda choice: choice[0].partition("/")[0])
    return [(area, list(choices)) for area, choices in by_area]


class PlaceForm(forms.ModelForm):
    """A site, or the company itself."""

    name = TidyField(
        label=gettext_lazy("Name"), max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Where it is"),
        choices=list(REGIONS.items()),
        help_text=gettext_lazy("It decides which help services staff are shown."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        choices=zones,
        help_text=gettext_lazy("Days on which training is due begin and end by its clocks."),
    )

    class Meta:
        model = Organisation
        fields = ("name", "region", "time_zone")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("region", "time_zone"):  # what an editor may have chosen beyond our list stays
            self.keep_choice(name, getattr(self.instance, name))

    def keep_choice(self, name: str, value: str) -> None:
        field = self.fields[name]
        if value and not field.valid_value(value):  # type: ignore[attr-defined]
            field.choices = [(value, value), *field.choices]  # type: ignore[attr-defined]


class SiteForm(PlaceForm):
    """One below `above`; two of one name there would be taken for each other."""

    def __init__(self, above: Organisation, data: Any = None, **options: Any) -> None:
        self.above = above
        begin = {"region": above.region, "time_zone": above.time_zone}
        super().__init__(data, initial=begin if "instance" not in options else None, **options)
        for name, value in begin.items():
            self.keep_choice(name, value)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        others = self.above.get_children().exclude(pk=self.instance.pk)
        if any(heard_as(name) == heard_as(other.name) for other in others):
            raise ValidationError(_("There is a site of this name already."))
        return name


class WorkplaceForm(PlaceForm):
    sites = forms.CharField(
        label=gettext_lazy("Sites, one on each line"),
        required=False,
        max_length=50_000,
        help_text=gettext_lazy("Leave it empty if there is only one, or if your staff list names them."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto", "autocomplete": "off"}),
    )

    def clean_sites(self) -> list[str]:
        names = list(filter(None, (tidied(line) for line in self.cleaned_data["sites"].splitlines())))
        if len(names) > MOST_SITES:
            sentence = _("These are %(count)d sites. Please add no more than %(most)d at once.")
            raise ValidationError(sentence, params={"count": len(names), "most": MOST_SITES})
        if too_long := [name for name in names if len(name) > LONGEST]:
            sentence = _("This name is longer than %(most)d letters: %(name)s…")
            raise ValidationError(sentence, params={"most": LONGEST, "name": too_long[0][:40]})
        return names
