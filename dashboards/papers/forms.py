"""What a place says of its own on its papers: whom to tell, in which languages, which help lines, on what paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from certificates.designs.wording import validate_printable
from curriculum.models import HelpService
from dashboards.papers.models import MOST_LANGUAGES, MOST_PEOPLE, MOST_SERVICES, Paper, PaperFacts
from people.names import tidied


class PersonForm(forms.Form):
    """Somebody who can be told: an empty row is nobody."""

    name = forms.CharField(
        label=gettext_lazy("Name or role"), required=False, max_length=80, validators=[validate_printable]
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=40, validators=[validate_printable])
    place = forms.CharField(
        label=gettext_lazy("Room or place"), required=False, max_length=80, validators=[validate_printable]
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not any(sign.isdigit() for sign in phone):
            raise forms.ValidationError(_("Write the number as people dial it there, or leave it empty."))
        return phone

    def clean(self) -> dict[str, Any]:
        given = {name: tidied(value) for name, value in (super().clean() or {}).items()}
        if not given.get("name") and (given.get("phone") or given.get("place")) and "name" not in self.errors:
            self.add_error("name", _("Say who that is: a name, or better a role, such as duty manager."))
        return given


PeopleFormSet = forms.formset_factory(PersonForm, extra=0, max_num=MOST_PEOPLE, absolute_max=MOST_PEOPLE)


class FactsForm(forms.Form):
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each has pages of its own. None ticked: as above, or as usual in your region."),
    )
    services = forms.MultipleChoiceField(
        label=gettext_lazy("Help lines"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Those that a rule names are always there. None ticked: the nearest ones."),
    )
    paper = forms.ChoiceField(
        label=gettext_lazy("Paper"),
        required=False,
        widget=forms.RadioSelect,
        choices=[("", gettext_lazy("As above, or as usual in your region")), *Paper.choices],
    )

    def __init__(
        self, data: Any, facts: PaperFacts | None, languages: list[str], services: Iterable[HelpService]
    ) -> None:
        super().__init__(data, initial={name: getattr(facts, name) for name in self.base_fields} if facts else None)
        self.fields["languages"].choices = [(code, named(code)) for code in languages]  # type: ignore[attr-defined]
        self.fields["services"].choices = [(one.key, described(one)) for one in services]  # type: ignore[attr-defined]
        first = [{"name": "", "phone": "", "place": ""}] * MOST_PEOPLE
        people = [*(facts.people if facts else []), *first][:MOST_PEOPLE]
        self.people = PeopleFormSet(data, initial=people, prefix="people")

    def is_valid(self) -> bool:
        return self.people.is_valid() & super().is_valid()

    @property
    def has_mistakes(self) -> bool:
        return bool(self.errors) or (self.people.is_bound and not self.people.is_valid())

    def clean_languages(self) -> list[str]:
        chosen = self.cleaned_data["languages"]
        if len(chosen) > MOST_LANGUAGES:
            raise forms.ValidationError(_("Choose %(most)d languages at most."), params={"most": MOST_LANGUAGES})
        return chosen

    def clean_services(self) -> list[str]:
        chosen = self.cleaned_data["services"]
        if len(chosen) > MOST_SERVICES:
            raise forms.ValidationError(
                _("Choose %(most)d help lines at most: who is in a hurry reads no more."),
                params={"most": MOST_SERVICES},
            )
        return chosen

    @property
    def facts(self) -> dict[str, Any]:
        people = [row.cleaned_data for row in self.people if row.cleaned_data.get("name")]
        return {**self.cleaned_data, "people": people}


def named(code: str) -> str:
    """In the reader's language and in its own."""
    info = get_language_info(code)
    here, own = str(info["name_translated"]), str(info["name_local"])
    return here if here.casefold() == own.casefold() else f"{here} ({own})"


def described(service: HelpService) -> str:
    return " · ".join(part for part in (service.name, service.phone or service.sms, service.hours) if part)
