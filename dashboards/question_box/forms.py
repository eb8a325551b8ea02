"""What learners, readers and administrators fill in about a question box. All of it is text and nothing else."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dashboards.question_box.models import LONGEST, LONGEST_ANSWER, LONGEST_SHOWN, BoxEntry, BoxRules
from dashboards.question_box.staff import staff_of
from people.names import heard_as, tidied

SIGNS = re.compile(r"[\W_]+")


class WordsField(forms.CharField):
    """Some lines of text, with nothing invisible in it. The browser cuts nothing off: too much is said, and kept."""

    def __init__(self, *, longest: int, rows: int, **options: Any) -> None:
        self.longest = longest
        attributes = {"rows": rows, "dir": "auto", "autocomplete": "off"}
        super().__init__(widget=forms.Textarea(attrs=attributes), strip=False, **options)

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value) or ""
        # Putting many thousand accents in order takes minutes.
        return typed if len(typed) > 20 * self.longest else in_lines(typed)

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.longest:
            raise ValidationError(
                _("This has %(count)d letters, and there is room for %(longest)d. Please make it shorter."),
                params={"count": len(value), "longest": self.longest},
            )


def in_lines(typed: str) -> str:
    """Each line tidied, never more than one empty line between two."""
    lines = "\n".join(tidied(line) for line in typed.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


class QuestionForm(forms.Form):
    text = WordsField(
        label=gettext_lazy("Your question"),
        longest=LONGEST,
        rows=5,
        help_text=gettext_lazy("Up to 500 letters. Please leave out other people’s names."),
        error_messages={"required": gettext_lazy("The box is for words. Please write your question first.")},
    )


class AnswerForm(forms.Form):
    question = WordsField(
        label=gettext_lazy("The question, in your own words"),
        longest=LONGEST_SHOWN,
        rows=2,
        help_text=gettext_lazy("Write it so that nobody can be recognised in it."),
        error_messages={"required": gettext_lazy("Please write the question as the whole group may read it.")},
    )
    answer = WordsField(
        label=gettext_lazy("Your answer to everyone"),
        longest=LONGEST_ANSWER,
        rows=8,
        error_messages={"required": gettext_lazy("Please write your answer.")},
    )

    def __init__(self, data: Any = None, *, entry: BoxEntry | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.entry = entry

    def clean_question(self) -> str:
        question: str = self.cleaned_data["question"]
        if self.entry and letters_of(question) == letters_of(self.entry.text):
            raise ValidationError(
                _("These are the learner’s own words, and someone may know whose they are. Say it another way.")
            )
        return question


def letters_of(text: str) -> str:
    """Without signs, spaces, capitals and accents."""
    return SIGNS.sub("", heard_as(text))


class RulesForm(forms.ModelForm):
    class Meta:
        model = BoxRules
        fields = ("is_on", "monitor", "hours", "days_kept")
        help_texts = {
            "monitor": gettext_lazy(
                "One leader or administrator of this organisation, who has agreed to it. Leaders also read the box of"
                " their own group."
            ),
            "hours": gettext_lazy("As learners should read it, such as: every school day at noon, not in holidays."),
            "days_kept": gettext_lazy("From 1 to 60. A shorter time also holds for questions that are in a box now."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        monitor = self.fields["monitor"]
        monitor.queryset = staff_of(self.instance.organisation)  # type: ignore[attr-defined]
        monitor.empty_label = gettext_lazy("Nobody yet")  # type: ignore[attr-defined]
        monitor.label_from_instance = called  # type: ignore[attr-defined]
        self.fields["hours"].widget.attrs |= {"autocomplete": "off", "dir": "auto"}

    def clean_hours(self) -> str:
        return tidied(self.cleaned_data["hours"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("is_on") and not self.errors:
            if not given.get("monitor"):
                self.add_error("monitor", _("Without someone who reads it, a question box is not safe. Choose who."))
            if not given.get("hours"):
                self.add_error("hours", _("Learners have to know when it is read. Please say when."))
        return given


def called(person: Any) -> str:
    """Two colleagues may have one name."""
    return f"{person} ({person.email})" if person.display_name and person.email else str(person)
