"""The log of who looked at or changed what is kept about learners, narrowed down, with names of those still here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import AuditEntry, Deed, Group, Organisation, User
from people.models.audit import AuditQuerySet

# Beyond these a day has no midnight in some zone.
NOT_A_DAY = forms.DateField.default_error_messages["invalid"]
SOME_DAY = [MinValueValidator(dt.date(1900, 1, 1), NOT_A_DAY), MaxValueValidator(dt.date(9000, 1, 1), NOT_A_DAY)]


class FilterForm(forms.Form):
    """What cannot be read says so and narrows nothing down; the rest holds."""

    person = forms.CharField(label=gettext_lazy("Leader or learner"), required=False, max_length=200)
    deed = forms.ChoiceField(label=gettext_lazy("What"), required=False)
    group = forms.CharField(label=gettext_lazy("Class or team"), required=False, max_length=200)
    since = forms.DateField(
        label=gettext_lazy("From the day"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        validators=SOME_DAY,
    )
    until = forms.DateField(
        label=gettext_lazy("To the day"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        validators=SOME_DAY,
    )

    def __init__(self, data: Any, *, of_one_group: bool) -> None:
        super().__init__(data)
        self.fields["deed"].choices = [("", _("Everything")), *Deed.choices]  # type: ignore[attr-defined]
        if of_one_group:
            del self.fields["group"]

    @property
    def wanted(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@dataclass(frozen=True)
class Log:
    """Of an organisation and everything below it, or of one group; as `administrator` may read it."""

    organisation: Organisation
    administrator: User
    group: Group | None = None

    def entries(self, wanted: dict[str, Any]) -> AuditQuerySet:
        if self.group:
            found = AuditEntry.objects.filter(organisation_number=self.organisation.pk, group_number=self.group.pk)
        else:
            below = Organisation.objects.within(self.organisation)
            found = AuditEntry.objects.within(below)
        return narrowed(found, self.rules(wanted)).newest_first()

    def rules(self, wanted: dict[str, Any]) -> Iterable[Q]:
        for name, value in wanted.items():
            match name:
                case "person":
                    yield Q(actor_name__icontains=value) | Q(learner_number__in=self.learners_called(value))
                case "deed":
                    yield Q(deed=value)
                case "group":
                    yield Q(group_name__icontains=value)
                case "since":
                    yield Q(at__gte=self.midnight(value))
                case "until":
                    yield Q(at__lt=self.midnight(value + dt.timedelta(days=1)))

    def midnight(self, day: dt.date) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(day, dt.time()), self.organisation.zone)

    def learners_called(self, part: str) -> Any:
        return User.objects.visible_to(self.administrator).filter(display_name__icontains=part).values("pk")

    def told(self, entries: Iterable[AuditEntry]) -> list[Told]:
        """One query for the names of those who are still in a group of this administrator's."""
        listed = list(entries)
        numbers = {entry.learner_number for entry in listed if entry.learner_number}
        here = User.objects.visible_to(self.administrator).filter(pk__in=numbers) if numbers else []
        names = {person.pk: str(person) for person in here}
        return [Told(entry, names.get(entry.learner_number or 0, "")) for entry in listed]


def narrowed(found: AuditQuerySet, rules: Iterable[Q]) -> AuditQuerySet:
    for rule in rules:
        found = found.filter(rule)
    return found


@dataclass(frozen=True)
class Told:
    entry: AuditEntry
    name: str  # of the learner today; empty if it was about none, or they are no longer here

    @property
    def actor(self) -> str:
        return self.entry.actor_name or _("The site itself")

    @property
    def learner(self) -> str:
        return self.name or (_("A learner who is no longer here") if self.entry.learner_number else "")
