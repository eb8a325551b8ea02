"""Adding a passkey, in plain words. (Not in `forms`, which allauth loads before its own forms exist.)"""

from __future__ import annotations

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):
    name = forms.CharField(label=_("A name for this device"), required=False, max_length=100)
    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without a password"),
        required=False,
        initial=True,
        help_text=_("You confirm with your fingerprint, your face or a PIN; these never leave your device."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"name": _("My device"), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
