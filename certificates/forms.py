from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.names import read_name


class HolderNameForm(forms.Form):
    # No max_length here: what is too long is kept in the field and answered with a sentence.
    holder_name = forms.CharField(
        label=_("Name to print"),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto", "spellcheck": "false"}),
    )

    def clean_holder_name(self) -> str:
        return read_name(self.cleaned_data["holder_name"])


class ReissueForm(HolderNameForm):
    """What staff and leaders fill in: the corrected name, and why."""

    holder_name = forms.CharField(
        label=_("Name to print"),
        help_text=_("As it should stand on the new certificate, in any script."),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto", "spellcheck": "false"}),
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept for staff, with the old certificate. Whoever checks it reads that it is replaced, not why."),
        error_messages={"required": _("Please write down why the name is corrected.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
