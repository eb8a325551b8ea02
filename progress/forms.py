"""The closing statement, ticked by the learner."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class ClosingForm(forms.Form):
    """Only the statement that was on the screen can be confirmed. Courses without one have nothing to tick."""

    confirmed = forms.BooleanField(
        error_messages={"required": _("Please read the statement and tick the box if it is true for you.")}
    )
    shown = forms.CharField(required=False)  # the digest of what was on the screen

    def __init__(self, data: Any = None, *, attestation: str) -> None:
        super().__init__(data)
        self.attestation = attestation
        self.digest = digest_of(attestation)
        if not attestation:
            self.fields.clear()

    def clean_shown(self) -> str:
        if not constant_time_compare(self.cleaned_data["shown"], self.digest):
            raise forms.ValidationError(
                _("The statement has changed since this page was opened. Please read it again, then tick the box.")
            )
        return self.cleaned_data["shown"]
