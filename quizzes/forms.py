"""How editors write questions, where Wagtail's own fields do not fit."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from curriculum.house_style.forms import CheckedForm

MOST_TAGS, LONGEST_TAG = 20, 60


class TagsField(forms.Field):
    """A list of tags, written with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        words = (slugify(word, allow_unicode=True) for word in (value or "").split(","))
        return list(dict.fromkeys(filter(None, words)))

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if len(value) > MOST_TAGS:
            raise forms.ValidationError(_("Use at most %(most)d tags."), params={"most": MOST_TAGS})
        if long := [tag for tag in value if len(tag) > LONGEST_TAG]:
            raise forms.ValidationError(_("“%(tag)s” is too long for a tag."), params={"tag": long[0]})

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class QuestionForm(CheckedForm):
    """There are no drafts of questions: whatever is saved may be asked, so the house style is asked each time."""

    tags = TagsField(
        label=_("Tags"), required=False, help_text=_("With commas between them, such as: front-desk, recognising")
    )

    @property
    def draft(self) -> Any:
        """In the language of its bank, as it is stored."""
        draft = super().draft
        if draft.bank_id:
            draft.locale = draft.bank.locale
        return draft
