"""Forms of the editor's desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from curriculum.choices import Audience, Topic
from curriculum.house_style.forms import CheckedPageForm


class TopicsField(forms.MultipleChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False, **options)


class LessonForm(CheckedPageForm):
    topics = TopicsField(label=_("Statutory topics"), help_text=_("What training laws ask for and this lesson covers."))


class ComplianceProfileForm(WagtailAdminModelForm):
    required_topics = TopicsField(
        label=_("Required topics"), help_text=_("What the rule asks a course to cover, so far as we read it.")
    )


class WordForm(WagtailAdminModelForm):
    audiences = forms.MultipleChoiceField(
        label=_("Audiences"),
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Where the rule holds. None ticked: everywhere."),
    )
