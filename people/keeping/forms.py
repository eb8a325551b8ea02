"""The tick before something cannot be brought back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    understood = forms.BooleanField(
        label=_("I have read what happens. It cannot be brought back."),
        error_messages={"required": _("Nothing was deleted. Tick the box if you want that.")},
    )
