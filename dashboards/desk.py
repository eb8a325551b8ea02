"""At the editor's desk: who may use teaching material without the facilitator's module of this site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from dashboards.models import TrainedElsewhere
from people.models import User


class TrainedElsewhereForm(WagtailAdminModelForm):
    address = forms.CharField(label=_("Person"), max_length=254, help_text=_("The e-mail address they sign in with."))

    class Meta:
        model = TrainedElsewhere
        fields = ["reason"]

    field_order = ["address", "reason"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["address"] = self.instance.person.email or self.instance.person.username

    def clean_address(self) -> str:
        typed = self.cleaned_data["address"].strip()
        person = User.objects.accounts().known_as(typed).first()
        if person is None:
            raise forms.ValidationError(_("Nobody here has the address %(typed)s."), params={"typed": typed})
        if TrainedElsewhere.objects.filter(person=person).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("This is recorded for %(name)s already."), params={"name": person})
        self.instance.person = person
        return typed

    def save(self, commit: bool = True) -> TrainedElsewhere:
        """Whoever wrote the reason last stands for it."""
        self.instance.recorded_by = self.for_user
        return super().save(commit)


class TrainedElsewhereViewSet(ModelViewSet):
    model = TrainedElsewhere
    name = "dashboards_trained_elsewhere"
    url_prefix = "teaching/trained-elsewhere"
    icon = "clipboard-list"
    menu_label = _("Trained elsewhere")
    add_to_settings_menu = True
    list_display = [
        TitleColumn("person", label=_("Person"), url_name="dashboards_trained_elsewhere:edit"),
        Column("reason", label=_("Reason")),
        Column("recorded_by", label=_("Recorded by")),
        DateColumn("recorded_at", label=_("Recorded"), width="15%"),
    ]
    search_fields = ["person__display_name", "person__email", "reason"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[TrainedElsewhereForm]:
        return TrainedElsewhereForm
