"""How people are managed in Wagtail."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersConfig(WagtailUsersAppConfig):
    user_viewset = "people.cms_users.UserViewSet"
