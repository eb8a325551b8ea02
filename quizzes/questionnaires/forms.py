"""The questions as a form: every one may be left out, and only what is offered is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from quizzes.models import Reply, Time
from quizzes.questionnaires.asking import Asked

SKIP = "skip"
UPSET = "upset"
TRUTHS = [("true", _("True")), ("false", _("Not true")), ("unsure", _("Not sure"))]
STEPS = [
    (1, _("Strongly disagree")),
    (2, _("Disagree")),
    (3, _("In between")),
    (4, _("Agree")),
    (5, _("Strongly agree")),
]
SECTIONS = {
    "knowledge": (_("True or not?"), _("If you are not sure, say so. That helps us too.")),
    "myths": (_("What do you think?"), _("Say how much you agree.")),
    "confidence": (_("What would you know how to do?"), _("Say how much you agree. Not knowing yet is fine.")),
    "intention": (_("What would you do?"), _("These people are invented. Choose what you would most likely do.")),
}


class ReplyForm(forms.Form):
    edition = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None, asked: Asked, time: Time, earlier: Reply | None) -> None:
        super().__init__(data, initial={"edition": asked.digest})
        self.asked = asked
        answers = earlier.answers if earlier else {}
        for scale, items in asked.content["scales"].items():
            for item in items:
                initial = answers.get(scale, {}).get(item["id"])
                words = item.get("statement") or item["prompt"]
                self.fields[f"{scale}-{item['id']}"] = choice(words, choices_of(scale, item), initial)
        if time == Time.AFTER:
            words = _("Did anything here leave you upset?")
            self.fields[UPSET] = choice(words, Reply.Upset.choices, earlier.upset if earlier else None)

    def clean_edition(self) -> str:
        if self.data.get("edition") != self.asked.digest:
            raise forms.ValidationError(
                _("The questions were changed while you answered. Your answers are still here: look, and send again.")
            )
        return self.asked.digest

    def sections(self) -> Iterator[dict[str, Any]]:
        for scale, items in self.asked.content["scales"].items():
            heading, instruction = SECTIONS[scale]
            fields = [self[f"{scale}-{item['id']}"] for item in items]
            yield {"scale": scale, "heading": heading, "instruction": instruction, "fields": fields}

    @property
    def upset(self) -> BoundField | None:
        return self[UPSET] if UPSET in self.fields else None

    @property
    def wrong(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.errors]

    def answers(self) -> dict[str, dict[str, Any]]:
        """What was chosen, by scale and item; what was skipped is left out."""
        given: dict[str, dict[str, Any]] = {}
        for scale, items in self.asked.content["scales"].items():
            chosen = {item["id"]: self.chosen(f"{scale}-{item['id']}") for item in items}
            numbers = scale in ("myths", "confidence")
            given[scale] = {id: int(value) if numbers else value for id, value in chosen.items() if value}
        return given

    def chosen(self, name: str) -> str:
        value = self.cleaned_data.get(name, "")
        return "" if value == SKIP else value


def choice(words: Any, choices: list[tuple[Any, Any]], initial: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=words,
        choices=[*choices, (SKIP, _("Skip"))],
        required=False,
        initial=initial or None,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This is none of the answers that are offered here. Please choose again.")},
    )


def choices_of(scale: str, item: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Options of a situation are mixed, alike for everyone, because editors tend to write the helpful one first."""
    if scale == "intention":
        return [(option["id"], option["text"]) for option in sorted(item["options"], key=lambda option: option["id"])]
    return TRUTHS if scale == "knowledge" else STEPS
