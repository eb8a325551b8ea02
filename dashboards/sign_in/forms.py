"""What an administrator says about the company's sign-in, whatever the protocol."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import OrganisationSignIn
from people.models.sign_in import WORD_LENGTH, validate_word
from people.names import tidied
from people.reaching import is_askable

DOMAIN = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
MOST_DOMAINS = 20
PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class SignInForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name on the button"),
        max_length=40,
        help_text=gettext_lazy("People read “Sign in with …”."),
    )
    word = forms.SlugField(
        label=gettext_lazy("Short name in the address"),
        max_length=WORD_LENGTH,
        validators=[validate_word],
        help_text=gettext_lazy("Small letters, digits and dashes. People can type it at the staff entrance."),
        widget=forms.TextInput(attrs=PLAIN),
    )
    number_attribute = forms.CharField(
        label=gettext_lazy("Attribute with the staff number"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "As your provider calls it, and one that people cannot change themselves. Leave it empty if there is none."
        ),
        widget=forms.TextInput(attrs=PLAIN),
    )
    email_domains = forms.CharField(
        label=gettext_lazy("E-mail domains that your company gives out"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy(
            "Such as: hotel.example. An address there finds its person on the staff list even if the provider does "
            "not call it verified. Name only domains whose addresses people cannot choose themselves."
        ),
        widget=forms.TextInput(attrs=PLAIN),
    )
    lets_unknown_join = forms.BooleanField(
        label=gettext_lazy("People who are not on the staff list may come in; they are added to it"), required=False
    )
    is_on = forms.BooleanField(label=gettext_lazy("Turned on: people can come in this way"), required=False)

    def __init__(self, sign_in: OrganisationSignIn, data: Any = None) -> None:
        self.sign_in = sign_in
        super().__init__(data, initial=self.stored(), use_required_attribute=False)

    def stored(self) -> dict[str, Any]:
        one = self.sign_in
        return {
            "name": one.app.name,
            "word": one.word,
            "number_attribute": one.number_attribute,
            "email_domains": ", ".join(one.email_domains),
            "lets_unknown_join": one.lets_unknown_join,
            "is_on": one.is_on,
        }

    def clean_name(self) -> str:
        if name := tidied(self.cleaned_data["name"]):
            return name
        raise ValidationError(_("Type the name that people know."))

    def clean_word(self) -> str:
        word = self.cleaned_data["word"].lower()
        if OrganisationSignIn.objects.filter(word=word).exclude(pk=self.sign_in.pk).exists():
            raise ValidationError(_("Another company has this short name. Choose another one."))
        return word

    def clean_email_domains(self) -> list[str]:
        typed = re.split(r"[\s,;]+", self.cleaned_data["email_domains"].lower())
        domains = list(dict.fromkeys(word.removeprefix("@") for word in typed if word.strip("@")))
        for domain in domains:
            if not DOMAIN.fullmatch(domain):
                raise ValidationError(
                    _("“%(domain)s” is not an e-mail domain, such as hotel.example."), params={"domain": domain}
                )
        if len(domains) > MOST_DOMAINS:
            raise ValidationError(_("At most %(number)d domains, please."), params={"number": MOST_DOMAINS})
        return domains

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        finds_people = cleaned.get("number_attribute") or cleaned.get("email_domains") or cleaned["lets_unknown_join"]
        if cleaned.get("is_on") and self.sign_in.is_saml and not finds_people and not self.errors:
            self.add_error(
                "number_attribute",
                _("Say how people are found on the staff list: by this attribute, or by an e-mail domain below."),
            )
        return cleaned


class ProviderAddress(forms.CharField):
    """An address that this site will ask, or send people to."""

    def clean(self, value: Any) -> str:
        address = super().clean(value)
        if address and not is_askable(address):
            raise ValidationError(_("Give a full address that begins with https:// and holds no password."))
        return address
