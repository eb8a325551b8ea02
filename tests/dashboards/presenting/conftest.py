"""A class, its teacher who may teach, and a lesson with a block of nearly every kind."""

import pytest

from curriculum.models import Lesson
from dashboards.models import TrainedElsewhere
from dashboards.presenting.answering import open_for_devices
from tests.dashboards.presenting.small_lesson import build_lesson
from tests.quizzes.conftest import bank, ordering, single, statement  # noqa: F401


@pytest.fixture
def lesson(bank, single, statement, ordering) -> Lesson:  # noqa: F811
    return build_lesson({"one": single, "true": statement, "order": ordering})


@pytest.fixture
def home(lesson, school_class) -> str:
    """The lessons that can be presented to the class."""
    return f"/groups/{school_class.pk}/present/"


@pytest.fixture
def page(home) -> str:
    """The slides of the lesson."""
    return f"{home}level-path/walking/on-the-way/"


@pytest.fixture
def train():
    """A function: somebody needs no facilitator's module any more."""
    return lambda person: TrainedElsewhere.objects.create(person=person, reason="The board's own")


@pytest.fixture
def leader(client_of, teacher, train):
    train(teacher)
    return client_of(teacher)


@pytest.fixture
def opened(lesson, school_class):
    """A function: devices of the class may answer a question of the lesson; at first, where the story begins."""

    def ask(block="corner", scene="start"):
        return open_for_devices(school_class, lesson.translation_key, block, scene)

    return ask
