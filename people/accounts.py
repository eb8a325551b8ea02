"""How allauth makes and names accounts here."""

from allauth.account.adapter import DefaultAccountAdapter

from people.models import User


def display_name(user: User) -> str:
    return user.get_full_name()


class AccountAdapter(DefaultAccountAdapter):
    pass
