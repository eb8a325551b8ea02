"""What a leader fills in about a class and its learners."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from curriculum.regions import REGIONS
from dashboards.classes.names import read_name
from dashboards.classes.starting import organisations_of
from people.choices import GradeBand, Joining
from people.models import Group, Organisation, User
from people.models.organisations import GroupQuerySet
from people.names import heard_as, tidied

MOST_NAMES = 100
OFF = {"autocomplete": "off"}
WAYS_IN = [(way.value, way.label) for way in (Joining.NAMES, Joining.ROSTER, Joining.CLOSED)]


class TidyField(forms.CharField):
    """One line of words, with nothing invisible in it."""

    def to_python(self, value: Any) -> str:
        return tidied(super().to_python(value) or "")


class WaysInForm(forms.Form):
    joining = forms.ChoiceField(
        label=gettext_lazy("How learners come in"), choices=WAYS_IN, widget=forms.RadioSelect, initial=Joining.NAMES
    )
    approves_joiners = forms.BooleanField(label=gettext_lazy("I let in each who joins"), required=False)
    card_language = forms.ChoiceField(
        label=gettext_lazy("Language of the cards"),
        choices=settings.LANGUAGES,
        help_text=gettext_lazy("The three words with which a learner comes back are in this language."),
    )

    @classmethod
    def of(cls, group: Group) -> WaysInForm:
        fields = ("joining", "approves_joiners", "card_language")
        return cls(initial={name: getattr(group, name) for name in fields})


class NewClassForm(WaysInForm):
    field_order = ["name", "organisation", "school", "region", "grade_band"]
    name = TidyField(
        label=gettext_lazy("Name"),
        max_length=200,
        help_text=gettext_lazy("As everybody calls it, such as 8B."),
        widget=forms.TextInput(attrs=OFF),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("School or workplace"), queryset=Organisation.objects.none(), empty_label=None
    )
    school = TidyField(label=gettext_lazy("School"), max_length=200, widget=forms.TextInput(attrs=OFF))
    region = forms.ChoiceField(
        label=gettext_lazy("Where it is"),
        choices=list(REGIONS.items()),
        help_text=gettext_lazy("It decides which help services your class is shown."),
    )
    grade_band = forms.ChoiceField(
        label=gettext_lazy("Grades"), choices=[("", gettext_lazy("Not said")), *GradeBand.choices], required=False
    )

    def __init__(self, teacher: User, data: Any = None, **options: Any) -> None:
        """A second press of a teacher's first class still names the school that the first press has made."""
        super().__init__(data, **options)
        self.organisations = list(organisations_of(teacher))
        self.is_first = not self.organisations or bool(data and "school" in data)
        for name in ("organisation",) if self.is_first else ("school", "region"):
            del self.fields[name]
        if self.kinds == {False}:
            del self.fields["grade_band"]
        if not self.is_first:
            self.fields["organisation"].queryset = organisations_of(teacher)  # type: ignore[attr-defined]

    @property
    def kinds(self) -> set[bool]:
        """Whether it will be a class, a team, or may be either."""
        return {Organisation.Kind(one.kind).is_for_teaching for one in self.organisations} or {True}

    def clean_school(self) -> str:
        name = self.cleaned_data["school"]
        if self.organisations and all(one.name != name for one in self.organisations):
            raise ValidationError(_("You belong to a school already. Open this page anew, and choose it there."))
        return str(name)


class ClassForm(forms.ModelForm):
    name = TidyField(label=gettext_lazy("Name"), max_length=200, widget=forms.TextInput(attrs=OFF))

    class Meta:
        model = Group
        fields = ["name", "grade_band"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if not self.instance.is_class:
            del self.fields["grade_band"]


class NamesForm(forms.Form):
    names = forms.CharField(
        label=gettext_lazy("Names, one on each line"),
        max_length=100_000,
        help_text=gettext_lazy("A first name is enough. Where two are the same, add a letter: Amina K."),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "spellcheck": "false", **OFF}),
    )
    are_others = forms.BooleanField(
        label=gettext_lazy("They are other learners with the same name. Add them, too."), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def has_same(self) -> bool:
        """Whether to ask if they are others."""
        return self.has_error("names", "same") or bool(self["are_others"].data)

    def clean_names(self) -> list[str]:
        lines = [line for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if len(lines) > MOST_NAMES:
            sentence = _("These are %(count)d names. Please add no more than %(most)d at once.")
            raise ValidationError(sentence, params={"count": len(lines), "most": MOST_NAMES})
        names, mistakes = [], []
        for number, line in enumerate(lines, 1):
            try:
                names.append(read_name(line))
            except ValidationError as mistake:
                said = {"number": number, "sentence": mistake.messages[0]}
                mistakes.append(_("Name %(number)d: %(sentence)s") % said)
        if mistakes:
            raise ValidationError(mistakes)
        return names

    def say_same(self, same: list[str]) -> None:
        sentence = ngettext(
            "Nothing was added yet. This name is on the list already, or here twice: %(names)s. Take it out, or say"
            " below that it is somebody else.",
            "Nothing was added yet. These names are on the list already, or here twice: %(names)s. Take them out, or"
            " say below that they are other people.",
            len(same),
        )
        self.add_error("names", ValidationError(sentence, code="same", params={"names": ", ".join(same)}))


class RenameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=5000, widget=forms.TextInput(attrs={"dir": "auto", **OFF})
    )
    is_other = forms.BooleanField(label=gettext_lazy("It is another learner with the same name."), required=False)

    def __init__(self, data: Any = None, *, taken: dict[str, int], **options: Any) -> None:
        super().__init__(data, **options)
        self.taken = taken

    def clean_name(self) -> str:
        name = read_name(self.cleaned_data["name"])
        if heard_as(name) in self.taken and not self.data.get("is_other"):
            raise ValidationError(
                _("Somebody else on the list has this name. Write it with one more letter, or tick the box below.")
            )
        return name


class MoveForm(forms.Form):
    to = forms.ModelChoiceField(label=gettext_lazy("Move to"), queryset=Group.objects.none(), empty_label=None)

    def __init__(self, groups: GroupQuerySet, data: Any = None) -> None:
        super().__init__(data)
        self.fields["to"].queryset = groups  # type: ignore[attr-defined]
