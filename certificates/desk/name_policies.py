"""Which organisations show pupils' full names to whoever checks a certificate."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from certificates.models import NamePolicy
from people.cms_organisations import OrganisationChoice
from people.models import Organisation


class WhoManagesOrganisations(ModelPermissionPolicy):
    """Whoever may change an organisation may set this for it; there is no permission of its own to hand out."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return ModelPermissionPolicy(Organisation).user_has_permission(user, "change")

    def user_has_any_permission(self, user: AbstractBaseUser, actions: list[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: AbstractBaseUser, action: str, instance: Model) -> bool:
        return self.user_has_permission(user, action)


class NamePolicyForm(WagtailAdminModelForm):
    class Meta:
        model = NamePolicy
        fields = ["organisation", "shows_full_names"]
        field_classes = {"organisation": OrganisationChoice}
        error_messages = {"organisation": {"unique": _("This organisation has said so already. Please edit that.")}}


class NamePolicyViewSet(ModelViewSet):
    model = NamePolicy
    name = "certificates_name_policies"
    url_prefix = "certificates/names"
    icon = "user"
    menu_label = _("Names on certificates")
    add_to_settings_menu = True
    list_display = [
        TitleColumn("organisation", label=_("Organisation"), url_name="certificates_name_policies:edit"),
        BooleanColumn("shows_full_names", label=_("Full names")),
    ]
    ordering = "organisation__path"
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[NamePolicyForm]:
        return NamePolicyForm
