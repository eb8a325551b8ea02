"""Wagtail's user screens, with this project's fields: a name, an optional address, a language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import NameEmailForm
from wagtail.admin.ui.tables import Column
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from people.models import User
from people.models.users import UserQuerySet

FIELDS = ["username", "display_name", "email", "language", "groups", "is_superuser"]
WIDGETS = {"groups": forms.CheckboxSelectMultiple}


class PersonFields(forms.ModelForm):
    """Takes away what Wagtail expects of every user model and this one does not have."""

    first_name = None
    last_name = None
    display_name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Optional. Without an address and a password a person cannot sign in by themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail's forms need it to be there; nobody chooses a handle here.
        del self.fields["username"]

    def clean_email(self) -> str | None:
        return self.cleaned_data["email"].lower() or None


class PersonCreationForm(PersonFields, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = FIELDS
        widgets = WIDGETS


class PersonEditForm(PersonFields, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = [*FIELDS, "is_active"]
        widgets = WIDGETS


class OwnNameForm(NameEmailForm):
    """One's own name, in Wagtail's account settings."""

    first_name = None
    last_name = None

    class Meta:
        model = User
        fields = ["display_name"]


class IndexView(WagtailIndexView):
    search_fields = ["display_name", "email"]

    @cached_property
    def columns(self) -> list[Column]:
        """The address tells people apart; the handle says nothing."""
        address = Column("email", label=_("E-mail address"), sort_key="email", width="30%")
        return [address if column.name == "username" else column for column in super().columns]

    def get_base_queryset(self) -> UserQuerySet:
        """Guests come and go by the thousand; they are nobody's to manage."""
        return User.objects.accounts().select_related("wagtail_userprofile")


class UserViewSet(WagtailUserViewSet):
    index_view_class = IndexView
    ordering = "display_name"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PersonEditForm if for_update else PersonCreationForm
