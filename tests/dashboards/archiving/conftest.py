"""A class at the end of its term: Amina has a card and everything, Ben a card and another class, Lea an account."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.utils import timezone

from people.joining.roster import add_learner
from people.models import Group, User
from tests.dashboards.class_page.conftest import *  # noqa: F403 - the same cast and course
from tests.dashboards.classes.conftest import home, other_class  # noqa: F401
from tests.dashboards.whole_records import fill_record


@pytest.fixture
def amina(school_class, outline) -> User:
    person = add_learner(school_class, "Amina Kaya")
    fill_record(person, school_class, outline)
    return person


@pytest.fixture
def ben(school_class, school) -> User:
    person = add_learner(school_class, "Ben")
    Group.objects.create(organisation=school, name="8C").add(person)
    return person


@pytest.fixture
def over(school_class):
    """A function: its term has been over for so many days."""

    def end(days: int, group: Group = school_class) -> None:
        Group.objects.filter(pk=group.pk).update(archived_at=timezone.localtime() - dt.timedelta(days=days))

    return end


@pytest.fixture
def nightly():
    return lambda: call_command("erase_past_classes", verbosity=0)


@pytest.fixture
def past_class(school_class, over, teacher) -> Group:
    """Of twelve learners, its days over."""
    for number in range(9):
        add_learner(school_class, f"Pupil {number}")
    over(60)
    return school_class
