"""The list itself: pasted, or as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.packing.problems import Mistake
from dashboards.classes.forms import OFF

NOT_THERE = [("", gettext_lazy("Not in the list"))]


class ListForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Paste the list here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto", "spellcheck": "false", **OFF}),
    )
    file = forms.FileField(label=gettext_lazy("Or choose a file"), required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Reads the list, so that what is wrong with it stands beside it."""
        cleaned = super().clean() or {}
        text, file = cleaned.get("text", "").strip("\r\n "), cleaned.get("file")
        if self.errors:
            return cleaned
        if bool(text) == bool(file):
            raise ValidationError(
                _("Paste a list or choose a file, not both.") if text else _("Paste a list, or choose a file.")
            )
        try:
            cleaned["given"] = self.read(text, file)
        except Mistake as mistake:
            self.add_error("file" if file else "text", mistake.sentence)
        return cleaned

    def read(self, text: str, file: Any) -> Any:
        """What a kind of list makes of it. A Mistake where there is none in it."""
        raise NotImplementedError
