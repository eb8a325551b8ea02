import re

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from people.models import User
from people.signals import guest_claimed

PASSWORD = "a-long-password"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


@pytest.fixture
def guest(db) -> User:
    return User.objects.create_guest()


@pytest.fixture
def guest_client(guest, client_of) -> Client:
    return client_of(guest)


@pytest.fixture
def account(db) -> User:
    """Someone whose address is confirmed, as after signing up."""
    user = User.objects.create_user(email="ana@example.org", display_name="Ana", password=PASSWORD)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def claims():
    """The claims announced during the test, as (guest's pk, account's pk)."""
    seen = []

    def note(sender, guest, account, **kwargs):
        seen.append((guest.pk, account.pk))

    guest_claimed.connect(note)
    yield seen
    guest_claimed.disconnect(note)


@pytest.fixture
def mailed_code(mailoutbox):
    def read() -> str:
        # Codes stand alone on a line.
        return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mailoutbox[-1].body, re.MULTILINE).group(1)

    return read
