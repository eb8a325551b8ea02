"""What administrators decide about reminders, and how they look through what was sent."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.reminders.models import Digest, Reminder, ReminderRules
from dashboards.reminders.planning import FURTHEST

MOST = 6  # days on either side; more is noise


class DaysField(forms.CharField):
    """Some whole numbers, as people write them: "60, 30 and 7"."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        typed = super().to_python(value) or ""
        words = [word for word in re.split(r"[\s,;.]+|\band\b|\bet\b", typed) if word]
        if not all(word.isascii() and word.isdigit() and 1 <= int(word[:9]) <= FURTHEST for word in words):
            raise ValidationError(
                _("Please write whole numbers from 1 to %(most)d, with commas between them, such as 30, 7."),
                params={"most": FURTHEST},
            )
        days = sorted({int(word) for word in words}, reverse=True)
        if len(days) > MOST:
            raise ValidationError(
                _("That is more mail than anybody reads. Choose %(most)d days at most."), params={"most": MOST}
            )
        return days


class RulesForm(forms.ModelForm):
    before = DaysField(
        label=gettext_lazy("Days before it is due"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Such as 60, 30, 7. Leave it empty for none."),
    )
    after = DaysField(
        label=gettext_lazy("Days after it was due"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("For whoever has not finished by then. Leave it empty for none."),
    )
    field_order = ("is_on", "before", "on_the_day", "after", "digest", "digest_weekday")

    class Meta:
        model = ReminderRules
        fields = ("is_on", "on_the_day", "digest", "digest_weekday")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rules = self.instance
        self.initial.update(before=rules.before, after=sorted(rules.after))
        self.fields["digest"].choices = Digest.choices  # type: ignore[attr-defined]
        if not rules.organisation.is_root():
            del self.fields["digest"], self.fields["digest_weekday"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        days = given.get("before") or given.get("on_the_day") or given.get("after")
        if given.get("is_on") and not days and not self.errors:
            self.add_error("before", _("Name at least one day, or turn reminders off above."))
        return given

    def save(self, commit: bool = True) -> ReminderRules:
        self.instance.before, self.instance.after = self.cleaned_data["before"], sorted(self.cleaned_data["after"])
        return super().save(commit)


class OutcomeForm(forms.Form):
    """What cannot be read narrows nothing down."""

    outcome = forms.ChoiceField(label=gettext_lazy("Outcome"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["outcome"].choices = [("", _("All")), *Reminder.Outcome.choices]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
