"""A class of learners with cards, its teacher, and words for the cards."""

import pytest

from people import card_words
from people.joining.roster import add_learner
from people.models import Group, JoinRequest, User


@pytest.fixture(autouse=True)
def words(monkeypatch):
    """A list of our own, so that these tests do not hang on the real ones."""
    syllables = ["ka", "lo", "mi", "nu", "pe", "ra", "so", "ti"]
    made = tuple(a + b + c for a in syllables for b in syllables for c in syllables)
    monkeypatch.setattr(card_words, "words_in", lambda language: made)


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
