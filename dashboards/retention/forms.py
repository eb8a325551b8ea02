"""Why records are kept longer."""

from django import forms
from django.utils.translation import gettext_lazy


class KeepForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy(
            "A few words, such as “Claim of March” or “Inspection”. Nothing about anybody’s health."
        ),
        error_messages={"required": gettext_lazy("Say why, in a few words.")},
    )
