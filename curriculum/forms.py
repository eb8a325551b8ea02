"""The editor's form for lessons."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from curriculum.choices import Topic


class LessonForm(WagtailAdminPageForm):
    topics = forms.MultipleChoiceField(
        label=_("Statutory topics"),
        choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What training laws ask for and this lesson covers."),
    )
