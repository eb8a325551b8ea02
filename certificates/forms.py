from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.codes import as_stored
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


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the certificate"),
        help_text=_("15 letters and digits, in groups of five. Capitals, spaces and dashes do not matter."),
        max_length=100,
        error_messages={"required": _("Please type the code that is printed on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = as_stored(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(self.fields["code"].error_messages["required"])
        return code
