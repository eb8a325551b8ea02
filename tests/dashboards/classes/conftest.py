"""A class of learners with cards, and its teacher."""

import pytest

from people.joining.roster import add_learner
from people.models import Group, JoinRequest, User


@pytest.fixture
def home(school_class) -> str:
    return f"/groups/{school_class.pk}/"


@pytest.fixture
def amina(school_class) -> User:
    return add_learner(school_class, "Amina")


@pytest.fixture
def ask_in(school_class):
    """A function: somebody joins by the code and waits."""

    def ask(name: str, group: Group = school_class) -> JoinRequest:
        user = User.objects.create_user(display_name=name, signs_in_by_card=True)
        return JoinRequest.objects.create(group=group, user=user)

    return ask


@pytest.fixture
def other_class(stranger) -> Group:
    """Of another school."""
    return Group.objects.get(name="9A")
