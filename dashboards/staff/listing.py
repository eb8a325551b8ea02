"""The staff list, narrowed down: the page and its files show the same people in the same order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.staff.reach import sites_of, staff_of
from people.models import Group, Organisation, Work
from people.models.staff import EmploymentQuerySet


class FilterForm(forms.Form):
    """What cannot be read narrows nothing down; the rest holds."""

    q = forms.CharField(label=gettext_lazy("Name or staff number"), required=False, max_length=200)
    site = forms.TypedChoiceField(label=gettext_lazy("Site"), required=False, coerce=int, empty_value=None)
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), required=False, coerce=int, empty_value=None)
    work = forms.ChoiceField(label=gettext_lazy("Work"), required=False)
    left = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, organisation: Organisation, data: Any) -> None:
        super().__init__(data, use_required_attribute=False)
        self.organisation = organisation
        everything, sites = [("", _("All"))], list(sites_of(organisation))
        teams = Group.objects.present().filter(organisation__in=sites).order_by("name", "pk")
        names = {site.pk: site.name for site in sites}
        self.choose("site", [*everything, *names.items()])
        self.choose("team", [*everything, *((one.pk, label_of(one, names)) for one in teams)])
        self.choose("work", [*everything, *Work.choices])
        if len(sites) == 1:
            del self.fields["site"]

    def choose(self, name: str, choices: list[Any]) -> None:
        field: Any = self.fields[name]
        field.choices = choices

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def shows_leavers(self) -> bool:
        return bool(self.wanted.get("left"))

    def staff(self) -> EmploymentQuerySet:
        found, wanted = staff_of(self.organisation), self.wanted
        found = found.exclude(left_on=None) if self.shows_leavers else found.present()
        for rule in rules(wanted):
            found = found.filter(rule)
        first = ["-left_on"] if self.shows_leavers else []
        return found.order_by(*first, Lower("user__display_name"), "pk")


def label_of(team: Group, sites: dict[int, str]) -> str:
    return f"{team.name} · {sites[team.organisation_id]}" if len(sites) > 1 else team.name


def rules(wanted: dict[str, Any]) -> list[Q]:
    asked = {
        "q": lambda words: Q(user__display_name__icontains=words) | Q(staff_number__istartswith=words),
        "site": lambda pk: Q(organisation=pk),
        "team": lambda pk: Q(team=pk),
        "work": lambda work: Q(work=work),
    }
    return [asked[name](value) for name, value in wanted.items() if name in asked]
