"""Setting up OpenID Connect."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.sign_in.forms import PLAIN, ProviderAddress, SignInForm
from people.company_sign_in.discovery import WELL_KNOWN, CannotUse, learn_anew


class OpenIDForm(SignInForm):
    issuer = ProviderAddress(
        label=gettext_lazy("Address of the provider (issuer)"),
        max_length=500,
        help_text=gettext_lazy("Such as: https://login.hotel.example. What the provider says there is read at once."),
        widget=forms.URLInput(attrs=PLAIN),
    )
    client_id = forms.CharField(
        label=gettext_lazy("Client ID"),
        max_length=191,
        help_text=gettext_lazy("The provider makes it for this site."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    secret = forms.CharField(
        label=gettext_lazy("Client secret"),
        max_length=500,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    field_order = ["issuer", "client_id", "secret", "name", "word", "number_attribute", "email_domains"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secret"].help_text = (
            _("It is kept sealed and never shown again. Leave this empty to keep the one that is there.")
            if self.sign_in.sealed_secret
            else _("It is kept sealed and never shown again.")
        )

    def stored(self) -> dict[str, Any]:
        return {**super().stored(), "issuer": self.sign_in.issuer, "client_id": self.sign_in.app.client_id}

    def clean_issuer(self) -> str:
        """As the provider writes it. Who pastes the whole address of what it says of itself means the same."""
        issuer = self.cleaned_data["issuer"].strip().removesuffix(WELL_KNOWN)
        if issuer == self.sign_in.issuer and not self.data.get("is_on"):
            return issuer
        try:
            return str(learn_anew(issuer)["issuer"])
        except CannotUse as problem:
            raise forms.ValidationError(str(problem)) from problem

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("secret") and not self.sign_in.secret and not self.errors:
            self.add_error("secret", _("Give the secret that the provider made for this site."))
        cleaned["settings"] = {"server_url": cleaned.get("issuer", "")}
        return cleaned
