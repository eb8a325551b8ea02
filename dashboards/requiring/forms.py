"""What an administrator fills in to require a course."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.assigning.forms import ISO, DayField
from dashboards.requiring.profiles import OfferedProfile
from people.models import Work
from progress.models import Requirement
from progress.terms import RuleTerms, terms_kept_in

FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 1, 1)
AS_IT_IS = "as-it-is"
NOT_OFFERED = gettext_lazy("This is not offered any more. Choose another one.")
A_DAY = gettext_lazy("Choose a day between the years 2000 and 2100.")


class Covered(forms.Form):
    """Whom it is for, which may be narrower or wider than the rule has it."""

    class Who:
        RULE, ALL, SOME = "rule", "all", "some"

    who = forms.ChoiceField(
        label=gettext_lazy("Who takes it"),
        widget=forms.RadioSelect,
        choices=[
            (Who.RULE, gettext_lazy("Whoever the rule covers")),
            (Who.ALL, gettext_lazy("Everyone who works there")),
            (Who.SOME, gettext_lazy("Only those who do this work:")),
        ],
    )
    works = forms.MultipleChoiceField(
        label=gettext_lazy("Kind of work"),
        required=False,
        choices=Work.choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("who") == self.Who.SOME and not given.get("works") and "works" not in self.errors:
            self.add_error("works", _("Tick the work that is covered, or choose everyone."))
        return given

    def works_under(self, terms: RuleTerms) -> tuple[str, ...]:
        match self.cleaned_data["who"]:
            case self.Who.ALL:
                return ()
            case self.Who.SOME:
                return tuple(self.cleaned_data["works"])
        return terms.works


class RequireForm(Covered):
    profile = forms.ChoiceField(
        label=gettext_lazy("The rule"),
        error_messages={"required": gettext_lazy("Choose a rule."), "invalid_choice": NOT_OFFERED},
    )
    starts_on = DayField(
        label=gettext_lazy("From the day"),
        validators=[MinValueValidator(FIRST_DAY, A_DAY), MaxValueValidator(LAST_DAY, A_DAY)],
        help_text=gettext_lazy("For whoever works there already, days are counted from here."),
    )
    window_days = forms.IntegerField(
        label=gettext_lazy("Can be renewed so many days before it runs out"),
        help_text=gettext_lazy("Whoever takes it again within these days has renewed it."),
        min_value=1,
        max_value=180,
    )

    field_order = ("profile", "who", "works", "starts_on", "window_days")

    def __init__(
        self, data: Any, profiles: list[OfferedProfile], today: dt.date, standing: Requirement | None = None
    ) -> None:
        self.profiles, self.standing = profiles, standing
        super().__init__(data, initial=self.as_it_stands(standing) if standing else self.at_first(today))
        keys = [AS_IT_IS] if standing else []
        self.fields["profile"].choices = [(key, key) for key in [*keys, *(one.key for one in profiles)]]  # type: ignore[attr-defined]
        self.fields["starts_on"].required = True
        said = {"required": _("Choose the day from which it holds."), "invalid": _("This is not a day. Choose one.")}
        self.fields["starts_on"].error_messages |= said

    def at_first(self, today: dt.date) -> dict[str, Any]:
        nearest = next((one.key for one in self.profiles if one.is_near), "")
        return {"profile": nearest, "who": self.Who.RULE, "starts_on": today, "window_days": 60}

    def as_it_stands(self, standing: Requirement) -> dict[str, Any]:
        return {
            "profile": AS_IT_IS,
            "who": self.Who.SOME if standing.works else self.Who.ALL,
            "works": standing.works,
            "starts_on": standing.starts_on,
            "window_days": standing.window_days,
        }

    @property
    def chosen(self) -> str:
        return self["profile"].value() or ""

    @property
    def terms(self) -> RuleTerms:
        """Those of the profile as it is today, or as they were frozen, for whom and with the window that is asked."""
        terms = self.terms_of_rule
        return replace(terms, works=self.works_under(terms), window_days=self.cleaned_data["window_days"])

    @property
    def terms_of_rule(self) -> RuleTerms:
        key = self.cleaned_data["profile"]
        if self.standing and key == AS_IT_IS:
            return terms_kept_in(self.standing)
        return next(one.terms for one in self.profiles if one.key == key)

    @property
    def first_day(self) -> dt.date:
        return self.cleaned_data["starts_on"]

    @property
    def near(self) -> list[OfferedProfile]:
        return [one for one in self.profiles if one.is_near]

    @property
    def others(self) -> list[OfferedProfile]:
        return [one for one in self.profiles if not one.is_near]

    @property
    def opens_others(self) -> bool:
        """Where none is near, or one of the others is chosen."""
        return not self.near or self.chosen in {one.key for one in self.others}

    @property
    def as_typed(self) -> list[tuple[str, str]]:
        """What the dry run sends on when the button is pressed."""
        given = self.cleaned_data
        days = [("starts_on", given["starts_on"].strftime(ISO)), ("window_days", str(given["window_days"]))]
        works = [("works", work) for work in given["works"]]
        return [("profile", given["profile"]), ("who", given["who"]), *works, *days]
