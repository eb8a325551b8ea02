"""Organisations, groups and memberships at the editor's desk, for those who may manage them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from people.models import Group, Membership, Organisation, User


def indented(organisation: Organisation) -> str:
    """Shows where in the tree it stands."""
    return "\u2003" * (organisation.depth - 1) + organisation.name


class OrganisationChoice(forms.ModelChoiceField):
    def label_from_instance(self, organisation: Organisation) -> str:
        return indented(organisation)


class OrganisationForm(WagtailAdminModelForm):
    parent = OrganisationChoice(
        label=_("Part of"), queryset=Organisation.objects.none(), required=False, empty_label=_("Nothing above it")
    )

    class Meta:
        model = Organisation
        fields = ["name", "kind", "region", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = Organisation.objects.all()
        if self.instance.pk:
            # Nothing can be part of itself, or of what is part of it.
            above = above.exclude(path__startswith=self.instance.path)
            self.initial["parent"] = self.instance.get_parent()
        self.fields["parent"].queryset = above

    def save(self, commit: bool = True) -> Organisation:
        """A tree's nodes are placed, not just saved."""
        parent = self.cleaned_data["parent"]
        if self.instance.pk is None:
            place = parent.add_child if parent else Organisation.add_root
            return place(instance=self.instance)
        organisation = super().save(commit)
        if organisation.get_parent() != parent or "name" in self.changed_data:
            organisation.place_under(parent)
            organisation.refresh_from_db()
        return organisation


class MembershipForm(WagtailAdminModelForm):
    person = forms.CharField(label=_("Person"), max_length=254, help_text=_("The e-mail address they sign in with."))

    class Meta:
        model = Membership
        fields = ["organisation", "group", "role"]
        field_classes = {"organisation": OrganisationChoice}
        help_texts = {"group": _("Leave empty for a role in the whole organisation, such as its administrator.")}

    field_order = ["person", "organisation", "group", "role"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["person"] = self.instance.user.email or self.instance.user.username

    def clean_person(self) -> str:
        typed = self.cleaned_data["person"].strip()
        person = User.objects.accounts().known_as(typed).first()
        if person is None:
            raise forms.ValidationError(_("Nobody here has the address %(typed)s."), params={"typed": typed})
        self.instance.user = person
        return typed

    def _get_validation_exclusions(self) -> set[str]:
        """The person found is part of what must be unique, although no field is called `user`."""
        excluded = super()._get_validation_exclusions()
        return excluded if "person" in self.errors else excluded - {"user"}

    def clean(self) -> dict:
        data = super().clean()
        group, organisation = data.get("group"), data.get("organisation")
        if group and organisation and group.organisation_id != organisation.pk:
            self.add_error("group", _("This group belongs to another organisation."))
        return data


class DeleteOrganisationView(DeleteView):
    def form_valid(self, form: forms.Form) -> HttpResponse:
        """What still has classes or teams is kept, with all below it."""
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, _("Some classes or teams still belong to it. Move or delete them first."))
            return redirect(self.get_delete_url())


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    name = "people_organisations"
    url_prefix = "people/organisations"
    icon = "site"
    menu_label = _("Organisations")
    list_display = [
        TitleColumn("name", label=_("Name"), accessor=indented, url_name="people_organisations:edit"),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
    ]
    delete_view_class = DeleteOrganisationView
    search_fields = ["name"]
    ordering = "path"
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[OrganisationForm]:
        return OrganisationForm


class GroupViewSet(ModelViewSet):
    model = Group
    name = "people_groups"
    url_prefix = "people/groups"
    icon = "group"
    menu_label = _("Classes and teams")
    form_fields = ["name", "organisation"]
    list_display = ["name", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["name"]
    copy_view_enabled = False


class MembershipViewSet(ModelViewSet):
    model = Membership
    name = "people_memberships"
    url_prefix = "people/memberships"
    icon = "key"
    menu_label = _("Roles")
    list_display = ["user", "organisation", "group", Column("role", label=_("Role"), accessor="get_role_display")]
    list_filter = ["organisation", "role"]
    search_fields = ["user__display_name", "user__email"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[MembershipForm]:
        return MembershipForm


class PeopleViewSetGroup(ModelViewSetGroup):
    menu_label = _("Organisations")
    menu_icon = "group"
    menu_order = 550
    items = (OrganisationViewSet, GroupViewSet, MembershipViewSet)
