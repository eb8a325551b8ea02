"""By what the register is narrowed down. What cannot be read says so and narrows nothing down; the rest holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.register.reading import ENDED, EVERYONE, Register, State
from people.models import Work
from people.names import heard_as


class FilterForm(forms.Form):
    site = forms.TypedChoiceField(label=gettext_lazy("Site"), required=False, coerce=int)
    team = forms.TypedChoiceField(label=gettext_lazy("Team"), required=False, coerce=int)
    work = forms.ChoiceField(
        label=gettext_lazy("Kind of work"),
        required=False,
        choices=[("", gettext_lazy("All")), *Work.choices],
    )
    course = forms.ChoiceField(label=gettext_lazy("Course"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    name = forms.CharField(label=gettext_lazy("Part of a name"), required=False, max_length=100)

    def __init__(self, data: Any, register: Register) -> None:
        super().__init__(data)
        self.choose_from("site", [(pk, place.name) for pk, place in register.places.items()], _("All"))
        self.choose_from("team", [(team.pk, team.name) for team in register.teams], _("All"))
        courses = {str(one.course_key): one.course_title for one in register.requirements.values()}
        self.choose_from("course", list(courses.items()), _("All"))
        self.fields["state"].choices = states(register)  # type: ignore[attr-defined]
        for name in ("site", "team", "course"):
            if len(self.fields[name].choices) <= 2 and name not in self.data:  # type: ignore[attr-defined]
                del self.fields[name]  # one alone is nothing to choose from

    def choose_from(self, name: str, choices: list[tuple[Any, str]], everything: str) -> None:
        self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return heard_as(self.cleaned_data["name"])

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def keep(self) -> str:
        """What the addresses of other pages and of the files say of this one."""
        wanted = self.wanted
        return urlencode({name: self.data[name] for name in wanted})

    @property
    def keep_without_state(self) -> str:
        return urlencode({name: self.data[name] for name in self.wanted if name != "state"})


def states(register: Register) -> list[tuple[str, str]]:
    """Who left is for administrators."""
    asked = [("", _("All who work here")), *((state.value, str(state.label)) for state in State)]
    left = [(ENDED, _("No longer asked: left, moved or withdrawn")), (EVERYONE, _("Everyone, also who left"))]
    return [*asked, *left] if register.is_administered else asked
