"""The closing statement, ticked by the learner, and signed where that is asked for."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from people.names import MOST_MARKS, has_a_letter, marks_on_one_letter, tidied


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class ClosingForm(forms.Form):
    """Only the statement that was on the screen can be confirmed. Courses without one have nothing to tick."""

    confirmed = forms.BooleanField(
        error_messages={"required": _("Please read the statement and tick the box if it is true for you.")}
    )
    signed_as = forms.CharField(
        label=_("Your name, as a signature"),
        max_length=200,
        strip=True,
        error_messages={"required": _("Please sign with your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    shown = forms.CharField(required=False)  # the digest of what was on the screen

    def __init__(self, data: Any = None, *, attestation: str, asks_signature: bool = False) -> None:
        super().__init__(data)
        self.attestation = attestation
        self.digest = digest_of(attestation)
        if not attestation:
            self.fields.clear()
        elif not asks_signature:
            del self.fields["signed_as"]

    def clean_signed_as(self) -> str:
        """Whatever they sign with, if it can be read: nobody's name is compared with the account's."""
        name = tidied(self.cleaned_data["signed_as"])
        if not has_a_letter(name):
            raise forms.ValidationError(_("Please sign with your name."))
        if marks_on_one_letter(name) > MOST_MARKS:
            raise forms.ValidationError(
                _("A letter of this name has more accents than can be shown. Please leave some out.")
            )
        return name

    def clean_shown(self) -> str:
        if not constant_time_compare(self.cleaned_data["shown"], self.digest):
            raise forms.ValidationError(
                _("The statement has changed since this page was opened. Please read it again, then tick the box.")
            )
        return self.cleaned_data["shown"]
