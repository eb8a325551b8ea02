"""What a leader fills in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import User

USUAL = [0, 25, 50, 100]  # percent


def in_words(percent: int) -> str:
    return _("+ %(percent)d %%") % {"percent": percent} if percent else _("None")


class ExtraTimeForm(forms.Form):
    percent = forms.TypedChoiceField(label=gettext_lazy("Extra time"), coerce=int)

    def __init__(self, learner: User, given: int, data: Any = None) -> None:
        """`given` is the learner's extra time so far; it stays in the list if it is an unusual one."""
        super().__init__(data, auto_id=f"id_%s_{learner.pk}", initial={"percent": given})
        self.learner = learner
        choices = [(percent, in_words(percent)) for percent in sorted({*USUAL, given})]
        self.fields["percent"].choices = choices  # type: ignore[attr-defined]

    def said(self) -> str:
        """What has been decided, as a sentence."""
        percent, name = self.cleaned_data["percent"], str(self.learner)
        if not percent:
            return _("%(name)s has the usual time from the next start.") % {"name": name}
        return _("%(name)s has %(percent)d %% more time from the next start.") % {"name": name, "percent": percent}
