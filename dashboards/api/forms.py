"""What an administrator says about a token."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dashboards.api.models import ApiToken, Scope
from dashboards.api.tokens import is_press, new_press


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("Which system will use it?"),
        max_length=ApiToken._meta.get_field("name").max_length,
        help_text=_("Such as: payroll. It helps you to know later which key to end."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it read?"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    press = forms.CharField(widget=forms.HiddenInput, initial=new_press)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not is_press(cleaned.get("press", "")):
            self.data = {**cleaned, "press": new_press()}
            self.add_error(None, _("This page was open for too long. Please press once more."))
        return cleaned
