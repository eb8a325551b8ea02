"""A class with an open box: its teacher reads it, and so does whoever the school has named."""

import datetime as dt

import pytest
from django.utils import timezone

from dashboards.models import BoxEntry, BoxRules, QuestionBox
from people.models import Group, Role, User


@pytest.fixture
def monitor(school) -> User:
    """Leads another class of the school."""
    person = User.objects.create_user(email="mona@example.org", display_name="Mona Monitor")
    Group.objects.create(organisation=school, name="9C").add(person, Role.LEADER)
    return person


@pytest.fixture
def rules(school, monitor) -> BoxRules:
    return BoxRules.objects.create(organisation=school, is_on=True, monitor=monitor, hours="School days at noon")


@pytest.fixture
def box(rules, school_class) -> QuestionBox:
    return QuestionBox.objects.create(group=school_class)


@pytest.fixture
def home(school_class) -> str:
    return f"/groups/{school_class.pk}/questions/"


@pytest.fixture
def ask(school_class) -> str:
    return f"/groups/ask/{school_class.pk}/"


@pytest.fixture
def classmate(school_class) -> User:
    person = User.objects.create_user(display_name="Cy Classmate")
    school_class.add(person)
    return person


@pytest.fixture
def write(school_class, learner):
    """A function that puts something into the box, some days ago."""

    def put(text: str = "Is it normal to be scared?", by: User = learner, days_ago: float = 0) -> BoxEntry:
        written = timezone.now() - dt.timedelta(days=days_ago)
        gone = written + dt.timedelta(days=14)
        return BoxEntry.objects.create(group=school_class, learner=by, text=text, written_at=written, vanishes_at=gone)

    return put


def main_of(response) -> str:
    page = response.content.decode()
    return " ".join(page.partition("<main")[2].partition("</main>")[0].split())
