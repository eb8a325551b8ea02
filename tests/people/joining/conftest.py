import pytest
from django.test import Client

from people.choices import Joining
from people.joining.roster import add_learner
from people.models import Group, User


@pytest.fixture
def open_class(school) -> Group:
    """Whoever has the code types a first name."""
    return Group.objects.create(organisation=school, name="8C", join_code="CDFGHJ", joining=Joining.NAMES)


@pytest.fixture
def listed_class(school) -> Group:
    """Two names stand on the list."""
    group = Group.objects.create(organisation=school, name="7A", join_code="KMNPQR", joining=Joining.ROSTER)
    for name in ("Amina", "Ben"):
        add_learner(group, name)
    return group


@pytest.fixture
def amina(listed_class) -> User:
    return listed_class.learners().get(display_name="Amina")


@pytest.fixture
def holder(open_class) -> User:
    """A learner with a card: “maple river lamp”."""
    learner = add_learner(open_class, "Zoé")
    learner.card.words, learner.card.key = "maple river lamp", "maple river lamp"
    learner.card.save()
    return learner


def join(client: Client, group: Group, name: str, **more):
    return client.post(f"/join/{group.join_code}/", {"name": name, **more})


def pick(client: Client, group: Group, learner: User, **more):
    return client.post(f"/join/{group.join_code}/", {"learner": learner.pk, **more})


def come_back(client: Client, group: Group, words: str):
    return client.post(f"/join/{group.join_code}/card/", {"words": words})


def signed_in(client: Client) -> User | None:
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()
