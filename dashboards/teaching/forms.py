"""What a teacher writes onto a letter or a slip. It is printed and forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from certificates.printing.fonts import letters_without_a_font
from curriculum.letters import PLACEHOLDERS
from people.names import tidied

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

A_LINE = format_html('<span class="paper-blank">{}</span>', "\u00a0" * 40)


class PrintedField(forms.CharField):
    """Words that paper can show. Left empty, they are a line to write on."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
        super().__init__(required=False, widget=widget, **options)

    def clean(self, value: Any) -> str:
        text = tidied(super().clean(value))
        if missing := letters_without_a_font(text):
            sentence = ngettext(
                "No font here can print “%(letters)s”. Please write it without that sign.",
                "No font here can print “%(letters)s”. Please write it without those signs.",
                len(missing),
            )
            raise ValidationError(sentence, params={"letters": " ".join(missing[:8])})
        return text


class PrintedForm(forms.Form):
    """What is filled in, as given or as the form begins."""

    show: StrPromise  # the words of the button that shows the page

    def words(self) -> dict[str, str | SafeString]:
        given = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        return {name: given.get(name) or A_LINE for name in self.fields}


class LetterForm(PrintedForm):
    show = _("Show the letter")
    kind = forms.ChoiceField(label=_("Letter"), choices=[])
    school = PrintedField(label=_("School"), max_length=200)
    teacher = PrintedField(label=_("Teacher"), max_length=200)
    date = PrintedField(
        label=_("Date"), max_length=80, help_text=_("When the lessons begin, as it should read: 4 May 2027.")
    )
    contact = PrintedField(
        label=_("Contact"), max_length=200, help_text=_("Where families can ask: a telephone number or an address.")
    )

    def __init__(self, *args: Any, offers_exemption: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("notice", gettext("Notice")), ("exemption", gettext("Notice with exemption"))]
        self.fields["kind"].choices = choices if offers_exemption else choices[:1]  # type: ignore[attr-defined]
        self.initial.setdefault("kind", "notice")

    @property
    def has_exemption(self) -> bool:
        return self.words()["kind"] == "exemption"

    def placeholders(self) -> dict[str, str | SafeString]:
        words = self.words()
        return {name: words[name] for name in PLACEHOLDERS}


class QuestionBoxForm(PrintedForm):
    show = _("Show the slips")
    reader = PrintedField(label=_("Who reads the questions"), max_length=80)
    when = PrintedField(label=_("When"), max_length=80, help_text=_("Such as: every Tuesday after lunch."))
