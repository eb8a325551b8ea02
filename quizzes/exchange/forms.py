"""Uploading a file of questions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.packing.problems import Mistake
from quizzes.exchange.formats import FORMATS
from quizzes.exchange.importing import read_upload


def format_choices() -> list[tuple[str, Any]]:
    return [("", _("Whatever the file looks like")), *((format.name, format.label) for format in FORMATS.values())]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        help_text=_("GIFT, Moodle XML, Aiken, a QTI package or our own YAML; up to 10 MB and 2,000 questions."),
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )
    format = forms.ChoiceField(label=_("Format"), choices=format_choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Reads the file, so that what is wrong with it stands beside it."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and not self.errors:
            try:
                format, reading = read_upload(file.name, file, file.size, cleaned["format"])
                cleaned |= {"read_as": format, "reading": reading}
            except Mistake as mistake:
                self.add_error("file", located(mistake))
        return cleaned


def located(mistake: Mistake) -> str:
    line = mistake.place.line
    return (
        _("Line %(line)d: %(sentence)s") % {"line": line, "sentence": mistake.sentence}
        if line > 1
        else mistake.sentence
    )
