"""A hotel with some staff, who have to take a course."""

import pytest

from curriculum.outline import outline_of
from people.models import Group, Organisation, Role, User
from tests.certificates.conftest import private_files  # noqa: F401
from tests.employed import employ, requirement_of


@pytest.fixture
def outline(course):
    return outline_of(course)


@pytest.fixture
def airport(company):
    """Another site of the company."""
    return company.add_child(name="Aurora Airport", kind=Organisation.Kind.SITE, region="CA-ON-PEEL")


@pytest.fixture
def night_team(hotel):
    return Group.objects.create(organisation=hotel, name="Night team")


@pytest.fixture
def nour(hotel, night_team):
    return employ("Nour Haddad", hotel, team=night_team, staff_number="007", position="Porter", work="bell-staff")


@pytest.fixture
def ada(airport):
    return employ("Ada Ames", airport, position="=2+3", work="security")


@pytest.fixture
def required(company, hotel, airport, nour, ada, outline):
    return requirement_of(company, outline)


@pytest.fixture
def desk(client_of, manager):
    return client_of(manager)


@pytest.fixture
def team_leader(night_team):
    user = User.objects.create_user(email="night@example.org", display_name="Nia Night", password="a-long-password")
    night_team.add(user, Role.LEADER)
    return user


@pytest.fixture
def other_manager(db):
    """Administers another company."""
    other = Organisation.add_root(name="Borealis Inns", kind=Organisation.Kind.EMPLOYER)
    user = User.objects.create_user(email="other@example.org", display_name="Otto Other", password="a-long-password")
    other.memberships.create(user=user, role=Role.ADMINISTRATOR)
    return user
