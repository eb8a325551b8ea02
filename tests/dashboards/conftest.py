"""A class with a teacher, a quiz, and whoever has no business here."""

import pytest
from django.test import Client

from people.models import Group, Membership, Organisation, Role, User
from tests.quizzes.conftest import bank, multiple, quiz, single, statement  # noqa: F401 - the same quiz


@pytest.fixture
def address(school_class, quiz) -> str:  # noqa: F811
    """The page of the quiz for the class."""
    return f"/groups/{school_class.pk}/quizzes/{quiz.translation_key}/"


@pytest.fixture
def leader(client_of, teacher) -> Client:
    return client_of(teacher)


@pytest.fixture
def pupil(client_of, learner) -> Client:
    return client_of(learner)


@pytest.fixture
def head(client_of, school) -> Client:
    """Administers the school; leads no class."""
    person = User.objects.create_user(email="head@example.org", display_name="Hana Head")
    Membership.objects.create(user=person, organisation=school, role=Role.ADMINISTRATOR)
    return client_of(person)


@pytest.fixture
def held_back(quiz):  # noqa: F811
    """The quiz shows its answers when the leader says so."""
    quiz.feedback = "leader"
    quiz.save_revision().publish()
    return quiz


@pytest.fixture(params=["colleague", "stranger", "learner", "editor"])
def outsider(request, client_of, school) -> Client:
    """Someone with an account who does not lead the class."""
    if request.param != "colleague":
        return client_of(request.getfixturevalue(request.param))
    person = User.objects.create_user(display_name="Cleo Colleague")
    Group.objects.create(organisation=school, name="8C").add(person, Role.LEADER)
    return client_of(person)


@pytest.fixture
def team(client_of) -> tuple[Group, Client]:
    """A team at work, and its manager."""
    hotel = Organisation.add_root(name="Lakeside Hotel", kind=Organisation.Kind.EMPLOYER)
    group = Group.objects.create(organisation=hotel, name="Front desk")
    manager = User.objects.create_user(display_name="Mara Manager")
    group.add(manager, Role.LEADER)
    return group, client_of(manager)
