"""Setting up SAML 2.0: by the provider's metadata, or by its three facts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.sign_in.forms import PLAIN, ProviderAddress, SignInForm
from people.company_sign_in.saml_metadata import (
    LONGEST_ID,
    NotMetadata,
    fetch_metadata,
    read_certificates,
    read_metadata,
    split_certificates,
)

FACTS = ("entity_id", "sso_url", "certificates")
PASTED = {**PLAIN, "rows": 4}


class SAMLForm(SignInForm):
    metadata_url = ProviderAddress(
        label=gettext_lazy("Address of the provider’s metadata"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("It is read when you save, also to take over new certificates. Or paste it below."),
        widget=forms.URLInput(attrs=PLAIN),
    )
    metadata = forms.CharField(
        label=gettext_lazy("The metadata itself"),
        max_length=500_000,
        required=False,
        widget=forms.Textarea(attrs=PASTED),
        help_text=gettext_lazy("The XML file, pasted. Then leave the three facts below as they are."),
    )
    entity_id = forms.CharField(
        label=gettext_lazy("Name of the provider (entity ID, issuer)"),
        max_length=LONGEST_ID,
        required=False,
        widget=forms.TextInput(attrs=PLAIN),
    )
    sso_url = ProviderAddress(
        label=gettext_lazy("Where people sign in (single sign-on URL)"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("The one for HTTP-Redirect."),
        widget=forms.URLInput(attrs=PLAIN),
    )
    certificate = forms.CharField(
        label=gettext_lazy("Certificate with which the provider signs"),
        max_length=50_000,
        required=False,
        widget=forms.Textarea(attrs=PASTED),
        help_text=gettext_lazy("From BEGIN CERTIFICATE to END CERTIFICATE; several may follow each other."),
    )
    id_attribute = forms.CharField(
        label=gettext_lazy("Attribute that never changes"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "By it a person is known again. Leave it empty if the provider sends a persistent name identifier. An "
            "e-mail address or a user name will not do: it may be given to somebody else one day."
        ),
        widget=forms.TextInput(attrs=PLAIN),
    )
    field_order = ["metadata_url", "metadata", *("entity_id", "sso_url", "certificate"), "id_attribute", "name", "word"]

    def stored(self) -> dict[str, Any]:
        given = self.sign_in.app.settings
        told = {name: given.get(name, "") for name in ("metadata_url", "entity_id", "sso_url", "id_attribute")}
        return {**super().stored(), **told, "certificate": "\n".join(map(pem, given.get("certificates", [])))}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        told = {name: cleaned.get(name, "") for name in ("metadata_url", "id_attribute")}
        cleaned["settings"] = {**told, **(self.facts(cleaned) if not self.errors else {})}
        return cleaned

    def facts(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """Of what was pasted, else of what the address says, else as they were typed."""
        wrong = "metadata" if cleaned["metadata"] else "metadata_url" if cleaned["metadata_url"] else "certificate"
        try:
            if cleaned["metadata"]:
                return read_metadata(cleaned["metadata"])
            if self.is_as_it_was(cleaned):
                return {name: self.sign_in.app.settings.get(name) for name in FACTS}
            if cleaned["metadata_url"]:
                return read_metadata(fetch_metadata(cleaned["metadata_url"]))
            return self.typed_facts(cleaned)
        except NotMetadata as problem:
            self.add_error(wrong, ValidationError(str(problem)))
            return {}

    def is_as_it_was(self, cleaned: dict[str, Any]) -> bool:
        """Turning it off must not wait for a provider that is away."""
        told = {"metadata_url", "entity_id", "sso_url", "certificate"}
        return not cleaned["is_on"] and self.sign_in.is_complete and not told & set(self.changed_data)

    def typed_facts(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        told = {name: cleaned[name] for name in ("entity_id", "sso_url")}
        for name, value in told.items():
            if not value:
                self.add_error(name, _("Give this, or the provider’s metadata above."))
        return {**told, "certificates": read_certificates(split_certificates(cleaned["certificate"]))}


def pem(certificate: str) -> str:
    lines = [certificate[at : at + 64] for at in range(0, len(certificate), 64)]
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----"])
