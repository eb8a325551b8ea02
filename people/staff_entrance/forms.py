"""What staff type to come in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from people.models import Employment, OrganisationSignIn, StaffEntrance

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class SiteCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the poster"),
        max_length=40,
        help_text=_(
            "Eight letters and digits, such as CDFG-HJKM. Capitals, spaces and dashes do not matter. If your company "
            "has its own sign-in, its short name will do too."
        ),
        widget=forms.TextInput(attrs={**PLAIN, "autocapitalize": "characters"}),
        error_messages={"required": _("Type the code from the poster.")},
    )

    def clean_code(self) -> StaffEntrance | OrganisationSignIn:
        """Of a poster, or the short name of a company that has a sign-in of its own."""
        typed = self.cleaned_data["code"]
        entrance = StaffEntrance.objects.with_code(typed).first()
        if found := entrance or OrganisationSignIn.objects.with_word(typed).first():
            return found
        raise forms.ValidationError(_("We do not know this code. Compare it letter by letter with the poster."))


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("Your staff number"),
        max_length=Employment._meta.get_field("staff_number").max_length,
        help_text=_("As on your payslip or badge."),
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Type your staff number.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("First name, family name, or both, as your employer writes it."),
        widget=forms.TextInput(attrs={**PLAIN, "dir": "auto"}),
        error_messages={"required": _("Type your name.")},
    )

    def say_unknown(self) -> None:
        """One sentence for both, so that nobody learns which numbers there are."""
        self.add_error(
            None,
            _("We do not find this number with this name here. Compare both with your payslip, or ask your manager."),
        )
