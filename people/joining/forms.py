"""What someone types who comes into a group: its code, a name, the words of a card."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.card_words import as_stored, words_in
from people.choices import Joining
from people.joining.entering import free_names
from people.joining.tickets import new_ticket
from people.models import Card, Group, User
from people.names import read_first_name

LANGUAGES_OF_WORDS = ["en", "fr"]
TAKEN = _(
    "Somebody has come in with this name already. Is it you? Then use your card. "
    "If you have none, ask whoever gave you the code."
)


class ClassCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Class code"),
        max_length=40,
        help_text=_("Six letters and digits, such as CDF-GHJ. Capitals, spaces and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code that you were given.")},
    )

    def clean_code(self) -> Group:
        if group := Group.objects.with_code(self.cleaned_data["code"]).first():
            return group
        raise forms.ValidationError(
            _(
                "We do not know this code. Compare it letter by letter with the one you were given. "
                "Codes never contain 0 or O, 1, I or L, 2 or Z, 5 or S, 8 or B."
            ),
            code="unknown",
        )


class NewHereForm(forms.Form):
    """Whoever is new in the group. The ticket makes sending it twice as good as once."""

    ticket = forms.CharField(max_length=40, required=False, initial=new_ticket, widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        self.group = group
        super().__init__(*args, **kwargs)


class NameForm(NewHereForm):
    # No max_length here: what is too long is kept in the field and answered with a sentence.
    name = forms.CharField(
        label=_("Your first name"),
        help_text=_("As the class calls you. No family name, no e-mail address."),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.group.is_class:
            self.fields["name"].label, self.fields["name"].help_text = _("Your name"), ""

    def clean_name(self) -> str:
        return read_first_name(self.cleaned_data["name"])


class NameChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return obj.display_name


class PickForm(NewHereForm):
    learner = NameChoice(
        label=_("Which name is yours?"),
        queryset=User.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose your name first."), "invalid_choice": TAKEN},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["learner"].queryset = free_names(self.group)  # type: ignore[attr-defined]


def new_here_form(group: Group, data: Any = None) -> NewHereForm:
    return (PickForm if group.joining == Joining.ROSTER else NameForm)(data, group=group)


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("The three words on your card"),
        max_length=120,
        help_text=_("Such as: maple river lamp. Capitals, accents and commas do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Type the three words from your card.")},
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        self.group = group
        super().__init__(*args, **kwargs)

    def clean_words(self) -> User:
        typed = self.cleaned_data["words"]
        cards = Card.objects.matching(typed, self.group).select_related("user")
        if found := cards.filter(user__is_active=True, user__signs_in_by_card=True).first():
            return found.user
        raise forms.ValidationError([gettext("We do not find this card here."), advice_on(typed)])


def advice_on(typed: str) -> str:
    """The lists of words are no secret, so a slip of the pen may be named."""
    known = {as_stored(word) for language in LANGUAGES_OF_WORDS for word in words_in(language)}
    if unknown := [word for word in as_stored(typed).split() if word not in known]:
        return ngettext(
            "“%(words)s” is not a word on any card. Look at it again.",
            "“%(words)s” are not words on any card. Look at them again.",
            len(unknown),
        ) % {"words": ", ".join(unknown[:3])}
    return gettext("Compare the words and the code with your card. If it still does not open, ask for a new card.")
