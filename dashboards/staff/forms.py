"""One person of the staff list: what is known of their work, when they left, since when they are back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.classes.forms import OFF
from dashboards.classes.names import read_name
from dashboards.staff.importing.days import EARLIEST
from dashboards.staff.importing.differences import may_have_address
from dashboards.staff.importing.rows import LONGEST_ADDRESS, LONGEST_NUMBER, LONGEST_POSITION
from people.models import Employment, Group, Organisation, User, Work
from people.models.organisations import OrganisationQuerySet
from people.names import tidied

FURTHEST = dt.timedelta(days=730)  # a contract may begin later


def day_field(label: Any, help_text: Any = "", *, required: bool = False) -> forms.DateField:
    return forms.DateField(
        label=label, help_text=help_text, required=required, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


def check_day_of_hire(day: dt.date) -> None:
    if not EARLIEST <= day <= timezone.localdate() + FURTHEST:
        raise ValidationError(_("This day cannot be right."))


class WorkForm(forms.Form):
    """Somebody new, or what is different about somebody."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=2000, widget=forms.TextInput({"dir": "auto", **OFF}))
    staff_number = forms.CharField(
        label=gettext_lazy("Staff number"), required=False, max_length=LONGEST_NUMBER, widget=forms.TextInput(OFF)
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(OFF),
    )
    site = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Site"), empty_label=None)
    team = forms.ModelChoiceField(
        Group.objects.none(), label=gettext_lazy("Team"), required=False, empty_label=gettext_lazy("No team")
    )
    position = forms.CharField(
        label=gettext_lazy("Position"),
        required=False,
        max_length=LONGEST_POSITION,
        help_text=gettext_lazy("As you call it: “Room attendant”."),
    )
    work = forms.ChoiceField(
        label=gettext_lazy("Work"),
        choices=Work.choices,
        help_text=gettext_lazy("In the words of training laws. It decides which courses are required of them."),
    )
    hired_on = day_field(gettext_lazy("Day of hire"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    def __init__(self, sites: OrganisationQuerySet, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        site, team = self.fields["site"], self.fields["team"]
        site.queryset = sites  # type: ignore[attr-defined]
        present = Group.objects.present().filter(organisation__in=sites).select_related("organisation")
        team.queryset = present  # type: ignore[attr-defined]
        team.label_from_instance = lambda team: f"{team.name} · {team.organisation}"  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        return read_name(self.cleaned_data["name"])

    def clean_staff_number(self) -> str:
        return tidied(self.cleaned_data["staff_number"])

    def clean_position(self) -> str:
        return tidied(self.cleaned_data["position"])

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean_hired_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["hired_on"]
        if day:
            check_day_of_hire(day)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        site, team = cleaned.get("site"), cleaned.get("team")
        if site and team and team.organisation_id != site.pk:
            if cleaned.get("team_before") == str(team.pk):  # who moves leaves their team
                return {**cleaned, "team": None}
            self.add_error("team", _("This team belongs to another site. Choose one of the site, or no team."))
        return cleaned


class ChangeForm(WorkForm):
    """Name, address and language of somebody who comes in by themselves are theirs."""

    team_before = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, employment: Employment, sites: OrganisationQuerySet, data: Any = None) -> None:
        person = employment.user
        initial = {
            "name": person.display_name,
            "email": person.email,
            "language": person.language,
            "site": employment.organisation_id,
            "team": employment.team_id,
            "team_before": employment.team_id,
            **{name: getattr(employment, name) for name in ("staff_number", "position", "work", "hired_on")},
        }
        super().__init__(sites, data, initial)
        self.employment = employment
        if person.looks_after_account:
            del self.fields["name"], self.fields["language"]
        if not may_have_address(person):
            del self.fields["email"]

    def clean_staff_number(self) -> str:
        number = super().clean_staff_number()
        if number and number != self.employment.staff_number:
            others = Employment.objects.present().filter(company=self.employment.company_id, staff_number=number)
            if others.exists():
                raise ValidationError(_("This staff number is somebody else’s in the company."))
        return number

    def clean_email(self) -> str:
        email = super().clean_email()
        others = User.objects.filter(Q(email=email) | Q(emailaddress__email=email)).exclude(pk=self.employment.user_id)
        if email and others.exists():
            raise ValidationError(_("This address has an account here already. Invite its owner to join."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        site = cleaned.get("site")
        others = Employment.objects.present().of(self.employment.user).exclude(pk=self.employment.pk)
        if site and others.filter(organisation=site).exists():
            self.add_error("site", _("They are on the list of that site already."))
        return cleaned


class LeftForm(forms.Form):
    left_on = day_field(
        gettext_lazy("Their last day"),
        gettext_lazy("They leave the list and their teams. What they learned is kept for an inspector."),
        required=True,
    )

    def __init__(self, employment: Employment, data: Any = None) -> None:
        super().__init__(data, initial={"left_on": timezone.localdate()})
        self.employment = employment

    def clean_left_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["left_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The last day is still to come. Say so once they have left."))
        if day < (self.employment.hired_on or EARLIEST):
            raise ValidationError(_("The last day is before the day of hire."))
        return day


class BackForm(forms.Form):
    since = day_field(
        gettext_lazy("Back since"),
        gettext_lazy("If they had not left at all, give their last day again or one before it."),
        required=True,
    )

    def __init__(self, employment: Employment, data: Any = None) -> None:
        super().__init__(data, initial={"since": timezone.localdate()})
        self.employment = employment

    def clean_since(self) -> dt.date:
        day: dt.date = self.cleaned_data["since"]
        check_day_of_hire(day)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned, one = super().clean() or {}, self.employment
        there = Employment.objects.present().filter(company=one.company_id)
        if there.filter(user=one.user_id, organisation=one.organisation_id).exists():
            raise ValidationError(_("They are on the list already."))
        if one.staff_number and there.filter(staff_number=one.staff_number).exists():
            raise ValidationError(_("Their staff number is somebody else’s now. Add them with a new one."))
        return cleaned
