"""What the editor's desk shows of people."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.views.account import NameEmailSettingsPanel

from people.cms_organisations import PeopleViewSetGroup
from people.cms_users import OwnNameForm

# Wagtail's own form insists on a first and a last name.
NameEmailSettingsPanel.form_class = OwnNameForm


@hooks.register("register_admin_viewset")
def register_organisations() -> PeopleViewSetGroup:
    return PeopleViewSetGroup()


@hooks.register("register_permissions")
def register_organisation_permissions() -> QuerySet[Permission]:
    """Lets a role at the desk manage organisations without being an administrator of everything."""
    return Permission.objects.filter(
        content_type__app_label="people", content_type__model__in=["organisation", "group", "membership"]
    )
