"""What a supervisor chooses and types."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from curriculum.outline import Outline, outline_for
from people.models import Group, Organisation
from progress.models import Requirement


@dataclass(frozen=True)
class CourseToRun:
    outline: Outline
    language_name: str

    @property
    def value(self) -> str:
        return f"{self.outline.key}:{self.outline.language}"


def courses_at(organisation: Organisation) -> list[CourseToRun]:
    """The required ones, each in every language it is published in."""
    standing = Requirement.objects.standing()
    required = [*standing.reaching(organisation), *standing.within(organisation)]
    keys: dict[uuid.UUID, None] = dict.fromkeys(one.course_key for one in required)
    found = ((key, code, name, outline_for(key, code)) for key in keys for code, name in settings.LANGUAGES)
    return [
        CourseToRun(outline, str(name))
        for _key, code, name, outline in found
        if outline and outline.language == code and not outline.is_stopped
    ]


class BeginForm(forms.Form):
    course = forms.ChoiceField(
        label=_("Which course"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a course."),
            "invalid_choice": _("This course is not required here any more. Choose another one."),
        },
    )
    team = forms.ModelChoiceField(label=_("Which team"), queryset=Group.objects.none(), empty_label=None)

    def __init__(self, data: Any, courses: list[CourseToRun], teams: list[Group] | None) -> None:
        """`teams`: those led there; None for an administrator, who runs it for the place."""
        super().__init__(data)
        self.courses = {one.value: one for one in courses}
        words = [(one.value, f"{one.outline.title} ({one.language_name})") for one in courses]
        self.fields["course"].choices = words  # type: ignore[attr-defined]
        if len(courses) == 1:
            self.fields["course"].initial = courses[0].value
        if teams is None or len(teams) == 1:
            del self.fields["team"]
        else:
            pks = [team.pk for team in teams]
            self.fields["team"].queryset = Group.objects.filter(pk__in=pks)  # type: ignore[attr-defined]

    @property
    def outline(self) -> Outline:
        return self.courses[self.cleaned_data["course"]].outline


class AddForm(forms.Form):
    who = forms.CharField(
        label=_("Name or staff number"),
        max_length=200,
        help_text=_("Of anyone who works here. A whole name, as the staff list has it, or the number."),
        error_messages={"required": _("Type a name or a staff number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )


class UndoForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("A few words for an inspector, such as “Another person of the same name was meant”."),
        error_messages={"required": _("Say why, in a few words.")},
    )
