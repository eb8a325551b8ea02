"""What anyone may ask the public check about: a code, or a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from certificates.codes import as_stored


class CertificateFileForm(forms.Form):
    """The file is looked into and forgotten; it is never stored."""

    LARGEST = 1024 * 1024
    TOO_LARGE = _(
        "This file is larger than 1 MB, and certificates are much smaller. Please choose the certificate’s file."
    )
    NO_PDF = _("This isn’t a PDF file. Please choose the file that was downloaded as the certificate.")

    file = forms.FileField(
        label=_("The certificate’s PDF file"),
        help_text=_("Up to 1 MB. It is looked at and not kept."),
        error_messages={
            "required": _("Please choose the PDF file of the certificate."),
            "empty": _("This file is empty. Please choose the file that was downloaded as the certificate."),
            "invalid": _("Please choose the PDF file of the certificate."),
        },
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > self.LARGEST:
            raise forms.ValidationError(self.TOO_LARGE)
        content = file.read()
        if b"%PDF-" not in content[:1024]:  # where readers of PDF look for it
            raise forms.ValidationError(self.NO_PDF)
        return content


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the certificate"),
        help_text=_("15 letters and digits, in groups of five. Capitals, spaces and dashes do not matter."),
        max_length=100,
        error_messages={"required": _("Please type the code that is printed on the certificate.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        code = as_stored(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(self.fields["code"].error_messages["required"])
        return code
