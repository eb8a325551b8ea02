"""What an administrator says when someone is exempt."""

from django import forms
from django.utils.translation import gettext_lazy

from dashboards.classes.forms import TidyField


class ExemptForm(forms.Form):
    reason = TidyField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy(
            "A few words for an inspector, such as “Trained elsewhere” or “On leave”. Nothing about health or family: "
            "it stands in the register and in its files."
        ),
        error_messages={"required": gettext_lazy("Say why, in a few words.")},
    )
