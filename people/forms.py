"""What people type about themselves."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from people.guests import language_of_the_page
from people.models import GuestPass, User

NAME = _("Your name, as you want it on certificates")
# Words of allauth’s forms that our French says in its own way; a translation of ours comes before theirs.
WORDS_OF_ALLAUTH = [gettext_noop("Email"), gettext_noop("Forgot your password?")]


class SignupForm(forms.Form):
    """What we ask at sign-up beside allauth's own fields."""

    field_order = ["email", "display_name", "password1"]
    display_name = forms.CharField(
        label=NAME,
        max_length=200,
        required=False,
        help_text=_("Optional. You can change it later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        user.display_name = self.cleaned_data["display_name"]
        user.language = language_of_the_page()
        user.save(update_fields=["display_name", "language"])


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["display_name", "language"]
        labels = {"display_name": NAME, "language": _("Language of our e-mails")}
        widgets = {"display_name": forms.TextInput(attrs={"autocomplete": "name"})}


class ResumeForm(forms.Form):
    code = forms.CharField(
        label=_("Your code"),
        max_length=40,
        help_text=_("Ten letters and digits, such as CDFGH-JKMNP. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code from your card.")},
    )

    def clean_code(self) -> GuestPass:
        found = GuestPass.objects.matching(self.cleaned_data["code"]).select_related("user").first()
        if found is None or not found.user.is_active:
            raise forms.ValidationError(
                _(
                    "We do not know this code. Compare it with your card, letter by letter. "
                    "Codes never contain 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B."
                ),
                code="unknown",
            )
        return found
