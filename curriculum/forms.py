"""Forms of the editor's desk."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import Any

from django import forms
from django.apps import apps
from django.utils.dates import MONTHS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from curriculum.choices import Audience, Topic
from curriculum.house_style.forms import CheckedPageForm
from people.models import Work


class TopicsField(forms.MultipleChoiceField):
    def __init__(self, **options: Any) -> None:
        super().__init__(choices=Topic.choices, widget=forms.CheckboxSelectMultiple, required=False, **options)


class LessonForm(CheckedPageForm):
    topics = TopicsField(label=_("Statutory topics"), help_text=_("What training laws ask for and this lesson covers."))


def contact_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Help services by region, each once. What nobody checked yet can be named, and says so."""
    services: Any = (
        apps.get_model("curriculum", "HelpService").objects.originals().order_by("region", "position", "name")
    )
    return [
        (region or gettext("Anywhere"), [(service.key, name_of(service)) for service in there])
        for region, there in groupby(services, attrgetter("region"))
    ]


def name_of(service: Any) -> str:
    if service.is_verified:
        return str(service.name)
    return gettext("%(service)s (unverified)") % {"service": service.name}


class ComplianceProfileForm(WagtailAdminModelForm):
    required_topics = TopicsField(
        label=_("Required topics"), help_text=_("What the rule asks a course to cover, so far as we read it.")
    )
    covered_works = forms.MultipleChoiceField(
        label=_("Who is covered"),
        choices=Work.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("None ticked: everyone who works there."),
        error_messages={"invalid_choice": _("There is no such work: %(value)s.")},
    )
    required_contacts = forms.MultipleChoiceField(
        label=_("Contacts to name"),
        choices=contact_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Help services that the rule wants named, from the register."),
        error_messages={"invalid_choice": _("There is no help service with this id: %(value)s.")},
    )
    renewal_month = forms.TypedChoiceField(
        label=_("Again every year by: month"),
        choices=[("", "---------"), *MONTHS.items()],
        coerce=int,
        empty_value=None,
        required=False,
    )


class WordForm(WagtailAdminModelForm):
    audiences = forms.MultipleChoiceField(
        label=_("Audiences"),
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Where the rule holds. None ticked: everywhere."),
    )


def fact_choices() -> list[tuple[str, str]]:
    """Each once, by its id."""
    facts: Any = apps.get_model("curriculum", "Fact").objects.originals()
    return [(fact.key, f"{fact.key}: {fact.wording}") for fact in facts]


class WorkplaceWordsForm(WagtailAdminModelForm):
    facts = forms.MultipleChoiceField(
        label=_("Facts about the duty to report"),
        choices=fact_choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("From the register of facts, printed with their source."),
    )
