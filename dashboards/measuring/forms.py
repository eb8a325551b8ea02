"""How the times are linked, and how many slips are printed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from quizzes.models import ClassMeasure
from quizzes.questionnaires.class_asking import MOST_SLIPS


class LinkingForm(forms.Form):
    linking = forms.ChoiceField(
        choices=ClassMeasure.Linking.choices,
        initial=ClassMeasure.Linking.CARDS,
        error_messages={
            "required": _("Choose how what a learner answers at each time is linked."),
            "invalid_choice": _("Choose one of the two ways below."),
        },
    )


class SlipsForm(forms.Form):
    number = forms.IntegerField(
        label=_("How many learners are there?"),
        min_value=1,
        max_value=MOST_SLIPS,
        help_text=_("One slip each. Slips that you have printed stay as they are; more are added."),
        widget=forms.NumberInput(attrs={"min": 1, "max": MOST_SLIPS, "inputmode": "numeric"}),
        error_messages={
            name: _("Write a number from 1 to 300.") for name in ("required", "invalid", "min_value", "max_value")
        },
    )
