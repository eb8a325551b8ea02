"""A hotel with an open entrance; Nour has a number and no address, Ines an address."""

import pytest

from people.models import StaffEntrance, User
from people.staffing import take_on


@pytest.fixture
def entrance(hotel) -> StaffEntrance:
    return StaffEntrance.objects.create(organisation=hotel)


@pytest.fixture
def door(entrance) -> str:
    return f"/staff/{entrance.code}/"


@pytest.fixture
def nour(hotel) -> User:
    person = User.objects.create_user(display_name="Nour El-Haddad")
    take_on(person, hotel, staff_number="0042")
    return person


@pytest.fixture
def ines(hotel) -> User:
    person = User.objects.create_user(email="ines@example.org", display_name="Inês Ferreira", language="fr")
    take_on(person, hotel, staff_number="0077")
    return person
